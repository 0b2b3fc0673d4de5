/** Why a line is rather the page's than the article's; null when nothing speaks for it. */
export function findBoilerplate(words: string): string | null {
  if (words.length > mostCharacters) return null
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? null
}

// What surrounds an article comes in short lines; a sentence of this length is the article's own.
const mostCharacters = 200

const signs: readonly (readonly [why: string, sign: RegExp])[] = [
  ['a request to share', /\b(?:share (?:this|it|on|via|with|the (?:post|article))|share$|tweet(?: this)?$|pin it|spread the word)|^(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|email|print|copy link)(?:[\s,|·/]+(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|email|print))*$/i],
  ['a cookie notice', /\b(?:we use cookies|cookie (?:policy|settings|preferences|notice)|accept (?:all )?cookies|this (?:site|website) uses cookies)\b/i],
  ['a request to subscribe', /^subscribe\b|\b(?:subscribe (?:to (?:our|the|my)|now|today|here|for)|newsletter|sign up (?:for|to)|join our (?:mailing list|community)|get (?:the latest|updates)|enter your e-?mail)\b/i],
  ['a reading time', /\b(?:reading time|\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:to )?read)\b/i],
  ['a pointer to other articles', /^(?:related (?:posts?|articles?|reading)|you (?:may|might) (?:also )?(?:like|enjoy)|(?:also )?read (?:also|more|next)|see also|further reading|recommended (?:for you|reading|posts?)|(?:previous|next) (?:post|article)|more from|popular posts|recent posts|trending)\b/i],
  ['a request to comment', /\b(?:leave a (?:comment|reply)|post a comment|join the (?:discussion|conversation)|\d+ comments?|comments? \(\d+\)|let us know in the comments)\b/i],
  ['a request to follow', /\b(?:follow (?:us|me|our)|like us on|connect with (?:us|me))\b/i],
  ['a call to buy or write', /\b(?:contact us|get in touch|(?:request|get) a (?:free )?(?:quote|demo|consultation)|book a (?:call|demo)|free (?:trial|consultation)|hire (?:us|our|a|an|dedicated)|(?:buy|shop|order) now|click here|download (?:now|the (?:guide|e-?book|white ?paper)))\b/i],
  ['an advertisement', /^(?:advertisement|sponsored|promoted|ad|affiliate (?:disclosure|link)s?)\b/i],
  ['a copyright or legal line', /(?:©|\(c\) ?\d{4}|\ball rights reserved\b|\bprivacy policy\b|\bterms (?:of (?:use|service)|and conditions)\b|\bdisclaimer\b)/i],
  ['a part of the menu', /^(?:home|menu|search|log ?in|sign in|register|skip to (?:main )?content|back to top|table of contents|contents|toggle navigation|categories|tags?|archives?)(?:\s{0,3}[|›»>/:].{0,150})?$/i],
  ['a byline', /^(?:(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y:? (?:\p{Lu}[\p{L}.'’-]+(?: |$)){1,4}$|(?:[Aa]bout the )?[Aa]uthor\b:?.{0,60}$)/u],
  ['a date line', /^(?:(?:published|updated|posted|last (?:updated|modified)|date)(?: on)?:? )?(?:\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/iu],
  ['a picture’s credit', /^(?:(?:image|photo|picture|cover|featured image)(?: (?:source|credits?|by|via|courtesy)\b|:)|source: )/i],
]
