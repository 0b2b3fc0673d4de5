import type { FurnitureReason } from './model.js'

/** Why a line is rather the page's than the article's; null when nothing speaks for it. */
export function findBoilerplate(words: string): FurnitureReason | null {
  if (words.length > mostCharacters) return null
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? null
}

// What surrounds an article comes in short lines; a sentence of this length is the article's own.
const mostCharacters = 200

// What pages say around their articles. A reason may have more than one row.
const signs: readonly (readonly [why: FurnitureReason, sign: RegExp])[] = [
  ['share', /\bshare (?:this|it|on|via|with|the (?:post|article))\b|\bshare$/i],
  ['share', /\btweet(?: this)?$|\bpin it\b|\bspread the word\b/i],
  ['share',
    /^(?:(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|email|print|copy link)(?:[\s,|·/]+|$))+$/i],
  ['cookies', /\bcookie (?:policy|settings|preferences|notice)\b|\baccept (?:all )?cookies\b/i],
  ['cookies', /\b(?:we|site|website) uses? cookies\b/i],
  ['subscribe',
    /^subscribe\b|\bsubscribe (?:to (?:our|the|my)|now|today|here|for)\b|\bnewsletter\b|\bsign up (?:for|to)\b/i],
  ['subscribe',
    /\bjoin our (?:mailing list|community)\b|\bget (?:the latest|updates)\b|\benter your e-?mail\b/i],
  ['reading-time', /\breading time\b|\b\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:to )?read\b/i],
  ['other-articles', /^(?:related (?:posts?|articles?|reading)|(?:also )?read (?:also|more|next))\b/i],
  ['other-articles', /^you (?:may|might) (?:also )?(?:like|enjoy)\b/i],
  ['other-articles',
    /^(?:see also|further reading|recommended (?:for you|reading|posts?)|(?:previous|next) (?:post|article))\b/i],
  ['other-articles', /^(?:more from|popular posts|recent posts|trending)\b/i],
  ['comment',
    /\bleave a (?:comment|reply)\b|\bpost a comment\b|\bjoin the (?:discussion|conversation)\b/i],
  ['comment', /\b\d+ comments?\b|\bcomments? \(\d+\)|\blet us know in the comments\b/i],
  ['follow', /\b(?:follow (?:us|me|our)|like us on|connect with (?:us|me))\b/i],
  ['call',
    /\b(?:contact us|get in touch|hire (?:us|our|a|an|dedicated)|(?:buy|shop|order) now|click here)\b/i],
  ['call', /\b(?:request|get) a (?:free )?(?:quote|demo|consultation)\b/i],
  ['call', /\bbook a (?:call|demo)\b|\bfree (?:trial|consultation)\b/i],
  ['call', /\bdownload (?:now|the (?:guide|e-?book|white ?paper))\b/i],
  ['advertisement', /^(?:advertisement|sponsored|promoted|ad|affiliate (?:disclosure|link)s?)\b/i],
  ['legal', /©|\(c\) ?\d{4}|\ball rights reserved\b|\bprivacy policy\b|\bdisclaimer\b/i],
  ['legal', /\bterms (?:of (?:use|service)|and conditions)\b/i],
  ['menu',
    /^(?:home|menu|search|log ?in|sign in|register|contents|categories|tags?|archives?)(?:\s{0,3}[|›»>/:].{0,150})?$/i],
  ['menu',
    /^(?:skip to (?:main )?content|back to top|table of contents|toggle navigation)(?:\s{0,3}[|›»>/:].{0,150})?$/i],
  ['byline', /^(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y:? (?:\p{Lu}[\p{L}.'’-]+(?: |$)){1,4}$/u],
  ['byline', /^(?:[Aa]bout the )?[Aa]uthor\b:?.{0,60}$/u],
  ['date', dateLine(String.raw`\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}`)],
  ['date', dateLine(String.raw`\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}`)],
  ['date', dateLine(String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}`)],
  ['credit',
    /^(?:(?:image|photo|picture|cover|featured image)(?: (?:source|credits?|by|via|courtesy)\b|:)|source: )/i],
]

function dateLine(date: string): RegExp {
  return new RegExp(
    String.raw`^(?:(?:published|updated|posted|last (?:updated|modified)|date)(?: on)?:? )?(?:${date})$`,
    'iu',
  )
}
