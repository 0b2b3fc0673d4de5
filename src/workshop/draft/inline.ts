/**
 * A line of Markdown as the words that a reader sees: links, emphasis and code keep their words, pictures go.
 *
 * Every repetition is bounded or stops at its own mark, so that no line takes more than a few passes over it.
 */
export function readInline(line: string): string {
  const pieces = line.split(/(`{1,5}[^`]+`{1,5})/)
  return fold(pieces.map((piece, at) => (at % 2 === 1 ? readCode(piece) : readMarks(piece))).join(''))
}

/** A line of plain text: only what cannot be seen goes. */
export function readPlain(line: string): string {
  return fold(line)
}

const fold = (text: string): string =>
  text.replace(/[\p{Cc}\u200b\ufeff\u2028\u2029]+/gu, (run) => (/[\t\n\u2028\u2029]/.test(run) ? ' ' : '')).replace(
    / {2,}/g,
    ' ',
  ).trim()

function readCode(piece: string): string {
  const [marks = '`'] = /^`+/.exec(piece) ?? []
  return piece.endsWith(marks) && piece.length > 2 * marks.length
    ? piece.slice(marks.length, -marks.length).trim()
    : piece
}

const target = String.raw`\((?:[^()\s]|\([^()\s]{0,200}\)){0,600}(?:\s{1,5}["'][^"']{0,300}["'])?\s{0,5}\)`
const image = new RegExp(String.raw`!\[[^\][]{0,300}\](?:${target}|\[[^\][]{0,100}\])`, 'g')
const link = new RegExp(String.raw`\[([^\][]{0,500})\](?:${target}|\[[^\][]{0,100}\])`, 'g')
const footnote = /\[\^[^\][\s]{1,50}\]:?/g
const address = /<((?:https?:\/\/|mailto:)[^<>\s]{1,1000})>/g
const comment = /<!--(?:[^-]|-(?!->)){0,500}-->/g
const lineBreak = /<br\s{0,5}\/?>/gi
const tags = `a abbr article aside b big blockquote center cite code del details div dd dl dt em figcaption figure font
  footer h[1-6] header hr i iframe img ins kbd li mark nav ol p pre q s section small source span strong sub summary sup
  table tbody td th thead tr u ul video`.split(/\s+/)
const tag = new RegExp(String.raw`</?(?:${tags.join('|')})(?:\s[^<>]{0,1000})?/?>`, 'gi')

function readMarks(piece: string): string {
  const words = piece
    .replace(comment, '')
    .replace(image, '')
    .replace(link, '$1')
    .replace(footnote, '')
    .replace(address, '$1')
    .replace(lineBreak, ' ')
    .replace(tag, '')
  return readEscapes(readEntities(readEmphasis(words)))
}

const stars = /(?<![\\*])(\*{1,3})(?![\s*])([^*]+?)(?<![\s\\])\1(?!\*)/g
const underscores = /(?<![\p{L}\p{N}_\\])(_{1,3})(?![\s_])([^_]+?)(?<![\s\\])\1(?![\p{L}\p{N}_])/gu
const struck = /~~(?![\s~])([^~]+?)~~/g

function readEmphasis(text: string): string {
  let words = text
  // Emphasis within emphasis is read from the inside out; deeper than this nobody writes it.
  for (let depth = 0; depth < 3; depth++) {
    words = words
      .replace(stars, '$2')
      .replace(underscores, '$2')
      .replace(struck, '$1')
  }
  return words
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['copy', '©'],
  ['times', '×'],
])

function readEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi,
    (whole, ...[decimal, hex, name]: readonly (string | undefined)[]) => {
      if (name !== undefined) return entities.get(name) ?? whole
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      const isText = code >= 32 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0) &&
        !(code >= 0xd800 && code <= 0xdfff)
      return isText ? String.fromCodePoint(code) : ''
    })
}

const readEscapes = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
