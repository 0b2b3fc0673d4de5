import { frontMatterSchema } from '../../corpus/index.js'
import type { DraftBlock } from './blocks.js'
import { asWords, type Front } from './front.js'

const mostTitleCharacters = 120

/** The title and what is left without it: the file's own, its first heading, or its first line. */
export function takeTitle(blocks: readonly DraftBlock[],
  front: Front): { readonly title: string; readonly rest: readonly DraftBlock[] } {
  const given = frontMatterSchema.shape.title.safeParse(asWords(front.title)).data
  const top = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const first = blocks.find((block) => findBoilerplate(wordsOf(block) ?? '') === null)
  const opening = first !== undefined && isTitle(first) ? first : undefined
  const own = top ?? opening
  const heading = blocks.find(({ kind }) => kind === 'heading')
  const title = [given, wordsOf(own), wordsOf(heading), wordsOf(first)].find((words) => words !== undefined) ??
    'Untitled'
  // A title is no part of what is quoted; a section that only lends its name stays.
  const isTaken = own !== undefined && (given === undefined || wordsOf(own) === given)
  return { title: clip(title), rest: isTaken ? blocks.filter((block) => block !== own) : blocks }
}

function isTitle(block: DraftBlock): boolean {
  return block.kind === 'heading' ||
    (block.kind === 'paragraph' && block.words.length <= mostTitleCharacters && !/[.:;,]$/.test(block.words))
}

/** The words of a block that is made of words alone. */
export function wordsOf(block: DraftBlock | undefined): string | undefined {
  return block === undefined || block.kind === 'table' || block.kind === 'code' ? undefined : block.words
}

function clip(words: string): string {
  if (words.length <= mostTitleCharacters) return words
  const cut = words.slice(0, mostTitleCharacters - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostTitleCharacters / 2)).trimEnd()}…`
}

const mostHeadingCharacters = 80
const mostHeadingWords = 12

/** In a text without marks a short line by itself, right above a long one, is a heading. */
export function guessHeadings(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block, at): DraftBlock => {
    if (block.kind !== 'paragraph' || !isHeading(blocks, at)) return block
    return { kind: 'heading', level: block.words.endsWith('?') ? 3 : 2, words: block.words, guessed: true,
      line: block.line }
  })
}

function isHeading(blocks: readonly DraftBlock[], at: number): boolean {
  const [before, block, after] = [blocks[at - 1], blocks[at], blocks[at + 1]]
  if (block === undefined || after === undefined || !isShort(block) || isShort(after) ||
    findBoilerplate(block.words) !== null) return false
  // Of short lines one below another none is a heading: they are a list or a byline. Only the title may stand right
  // above.
  return at <= 1 || before === undefined || !isShort(before) || findBoilerplate(before.words) !== null
}

function isShort(block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> {
  if (block.kind !== 'paragraph') return false
  const { words } = block
  const isFew = words.length <= mostHeadingCharacters && words.split(' ').length <= mostHeadingWords
  return isFew && /^[\p{Lu}\p{N}]/u.test(words) && !/[.!:;,…]["”’)]?$|[.!?]\s/.test(words)
}

/** Why a line is rather the page's than the article's; null when nothing speaks for it. */
export function findBoilerplate(words: string): string | null {
  if (words.length > mostCharacters) return null
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? null
}

// What surrounds an article comes in short lines; a sentence of this length is the article's own.
const mostCharacters = 200

// What pages say around their articles. A reason may have more than one row.
const signs: readonly (readonly [why: string, sign: RegExp])[] = [
  ['a request to share', /\bshare (?:this|it|on|via|with|the (?:post|article))\b|\bshare$/i],
  ['a request to share', /\btweet(?: this)?$|\bpin it\b|\bspread the word\b/i],
  ['a request to share',
    /^(?:(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|email|print|copy link)(?:[\s,|·/]+|$))+$/i],
  ['a cookie notice', /\bcookie (?:policy|settings|preferences|notice)\b|\baccept (?:all )?cookies\b/i],
  ['a cookie notice', /\b(?:we|site|website) uses? cookies\b/i],
  ['a request to subscribe',
    /^subscribe\b|\bsubscribe (?:to (?:our|the|my)|now|today|here|for)\b|\bnewsletter\b|\bsign up (?:for|to)\b/i],
  ['a request to subscribe',
    /\bjoin our (?:mailing list|community)\b|\bget (?:the latest|updates)\b|\benter your e-?mail\b/i],
  ['a reading time', /\breading time\b|\b\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:to )?read\b/i],
  ['a pointer to other articles', /^(?:related (?:posts?|articles?|reading)|(?:also )?read (?:also|more|next))\b/i],
  ['a pointer to other articles', /^you (?:may|might) (?:also )?(?:like|enjoy)\b/i],
  ['a pointer to other articles',
    /^(?:see also|further reading|recommended (?:for you|reading|posts?)|(?:previous|next) (?:post|article))\b/i],
  ['a pointer to other articles', /^(?:more from|popular posts|recent posts|trending)\b/i],
  ['a request to comment',
    /\bleave a (?:comment|reply)\b|\bpost a comment\b|\bjoin the (?:discussion|conversation)\b/i],
  ['a request to comment', /\b\d+ comments?\b|\bcomments? \(\d+\)|\blet us know in the comments\b/i],
  ['a request to follow', /\b(?:follow (?:us|me|our)|like us on|connect with (?:us|me))\b/i],
  ['a call to buy or write',
    /\b(?:contact us|get in touch|hire (?:us|our|a|an|dedicated)|(?:buy|shop|order) now|click here)\b/i],
  ['a call to buy or write', /\b(?:request|get) a (?:free )?(?:quote|demo|consultation)\b/i],
  ['a call to buy or write', /\bbook a (?:call|demo)\b|\bfree (?:trial|consultation)\b/i],
  ['a call to buy or write', /\bdownload (?:now|the (?:guide|e-?book|white ?paper))\b/i],
  ['an advertisement', /^(?:advertisement|sponsored|promoted|ad|affiliate (?:disclosure|link)s?)\b/i],
  ['a copyright or legal line', /©|\(c\) ?\d{4}|\ball rights reserved\b|\bprivacy policy\b|\bdisclaimer\b/i],
  ['a copyright or legal line', /\bterms (?:of (?:use|service)|and conditions)\b/i],
  ['a part of the menu',
    /^(?:home|menu|search|log ?in|sign in|register|contents|categories|tags?|archives?)(?:\s{0,3}[|›»>/:].{0,150})?$/i],
  ['a part of the menu',
    /^(?:skip to (?:main )?content|back to top|table of contents|toggle navigation)(?:\s{0,3}[|›»>/:].{0,150})?$/i],
  ['a byline', /^(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y:? (?:\p{Lu}[\p{L}.'’-]+(?: |$)){1,4}$/u],
  ['a byline', /^(?:[Aa]bout the )?[Aa]uthor\b:?.{0,60}$/u],
  ['a date line', dateLine(String.raw`\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}`)],
  ['a date line', dateLine(String.raw`\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}`)],
  ['a date line', dateLine(String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}`)],
  ['a picture’s credit',
    /^(?:(?:image|photo|picture|cover|featured image)(?: (?:source|credits?|by|via|courtesy)\b|:)|source: )/i],
]

function dateLine(date: string): RegExp {
  return new RegExp(
    String.raw`^(?:(?:published|updated|posted|last (?:updated|modified)|date)(?: on)?:? )?(?:${date})$`,
    'iu',
  )
}
