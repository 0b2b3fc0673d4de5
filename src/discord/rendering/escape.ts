/**
 * Raw text to Discord Markdown that shows exactly that text: nothing in it formats, links, pings, hides or previews.
 *
 * Discord reads a backslash before any sign as that sign, also before `<`, which starts mentions, channels, roles,
 * commands, emoji and timestamps. What it looks for outside its Markdown (`@everyone`, invitations) is broken apart.
 *
 * @see https://support.discord.com/hc/en-us/articles/210298617 (Markdown)
 * @see https://discord.com/developers/docs/reference#message-formatting
 */

import { clip, countCharacters, limits } from './limits.js'

const zeroWidthSpace = '\u200b'

/** The signs that mean something anywhere in a line. */
const signs = /[\\*_~`|<>[\]]/g

const address = /\bhttps?:\/\/[^\s<>]*[^\s<>.,:;"'!?)\]}]/gi

/**
 * Removes what a reader cannot see and would be misled by: control and format characters, reordering of direction,
 * blank letters, piles of accents. Joiners within emoji stay. Line breaks become `\n`, other white space a space.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u2800]/g, ' ')
    .replace(/(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu, '')
    .replace(/(?![\n\u200d])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

/** One line: every run of white space is a space. */
export function foldLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').trim()
}

/** Escapes one line of raw text; line breaks are folded. Safe at the start of a line as well as within one. */
export function escapeLine(raw: string): string {
  return escapeLineStart(escapeWithin(raw))
}

/** {@link escapeLine} for text that something else precedes in its line. */
export function escapeWithin(raw: string): string {
  const line = cleanText(raw).replace(/\s+/g, ' ')
  const parts: string[] = []
  let at = 0
  for (const match of line.matchAll(address)) {
    parts.push(escapeWords(line.slice(at, match.index)), writeAddress(match[0]))
    at = match.index + match[0].length
  }
  return parts.concat(escapeWords(line.slice(at))).join('')
}

function escapeWords(text: string): string {
  return breakPings(text.replace(signs, '\\$&'))
    // Any other scheme would become a link of its own; `:name:` would become an emoji.
    .replace(/(?<=\w):(?=\/\/)/g, '\\:')
    .replace(/:(?=[\w+~\\-]+:)/g, '\\:')
    .replace(/(?<=\bdiscord)\.(?=gg\/)|(?<=\bdiscord(?:app)?)\.(?=com\/)/gi, '\\.')
}

// Headings, small print, quotes and lists start a line, perhaps after spaces.
function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)(#{1,3}|-#?|\+)/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

/** The two words that would call everyone are searched by Discord in any text, code included. */
export function breakPings(text: string): string {
  return text.replace(/@(?=everyone|here)/gi, `@${zeroWidthSpace}`)
}

const invitation = /\bdiscord(?:\.gg|(?:app)?\.com\/invite)\//i

/**
 * A bare address, without the preview that Discord would add below the message. An invitation always gets one: no
 * address then.
 */
function writeAddress(url: string): string {
  return invitation.test(url) ? escapeWords(url) : `<${codeSigns(url)}>`
}

/** Coded, these mean the same in an address and nothing to Markdown. */
function codeSigns(url: string): string {
  return url.replace(/[*`|~\\<>()[\]]|@(?=everyone|here)/gi,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/**
 * A link whose words are raw text. Only a well-formed http address becomes one; else the words stand alone.
 * The address is in angle brackets, so that no preview is shown.
 */
export function writeLink(words: string, url: string): string {
  const target = readAddress(url)
  // Discord shows a link whose words look like an address as plain source, so the scheme in them is broken.
  const label = escapeWords(foldLine(words))
  return target === undefined || label === '' ? escapeLine(words) : `[${label}](<${codeSigns(target)}>)`
}

function readAddress(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isLinkable = parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.href.length <= limits.url &&
    !invitation.test(parsed.href)
  return isLinkable ? parsed.href : undefined
}

/**
 * Somebody's message as Markdown that shows its words, line by line and in at most so many characters: blocks of code
 * stay what they are, and are closed.
 */
export function writeWords(raw: string, maxCharacters: number): readonly string[] {
  const lines: string[] = []
  let [left, isCode] = [maxCharacters, false]
  for (const line of cleanText(raw).split('\n')) {
    const isFence = /^```[^`]*$/.test(line)
    const written = isFence || isCode ? breakPings(line) : escapeLine(line).trimEnd()
    left -= countCharacters(written) + 1
    if (left < 0) {
      lines.push(...(lines.length === 0 ? [`${clip(written, maxCharacters).replace(/\\*…$/, '')}…`] : ['…']))
      break
    }
    lines.push(written)
    if (isFence) isCode = !isCode
  }
  return isCode ? [...lines, '```'] : lines
}

/** Code within a line: the fence is longer than any run of backticks inside. */
export function writeCode(raw: string): string {
  const code = breakPings(foldLine(raw)).replace(/`(?=`)/g, `\`${zeroWidthSpace}`)
  if (code === '') return ''
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``
}

/** Lines of code between fences; a fence inside is broken by a character that takes no room. */
export function writeCodeBlock(raw: string): readonly string[] {
  const code = breakPings(cleanCode(raw)).replace(/`(?=``)/g, `\`${zeroWidthSpace}`)
  return ['```', ...code.split('\n'), '```']
}

function cleanCode(raw: string): string {
  return cleanText(raw.replaceAll('\t', '  ')).replace(/^\n+|\s+$/g, '')
}

/** What {@link escapeLine} was given, as far as it shows: for words that a message carries back to us. */
export function unescapeLine(markdown: string): string {
  return markdown
    .replaceAll(zeroWidthSpace, '')
    .replace(/\\([^0-9A-Za-z\s])|<(https?:[^\s>]*)>/g,
      (_, sign: string | undefined, url: string | undefined) => sign ?? url ?? '')
}
