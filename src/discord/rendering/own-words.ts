import { breakPings, cleanText } from './escape.js'

/**
 * A moderator's own Markdown as it may stand in a message of ours: formatted as they wrote it, but it calls nobody, and
 * what they opened and forgot to close ends with it.
 */
export function writeOwnWords(raw: string): readonly string[] {
  const words = makeInert(cleanText(raw).replace(/^\n+|\s+$/g, ''))
  return words === '' ? [] : closeFence(words).split('\n')
}

/** A person or a role that is named does not become a name, let alone a call, in code neither; channels, moments and emoji stay. */
const makeInert = (text: string): string => breakPings(text).replace(/<@(?=[!&]?\d)/g, '<@\u200b')

// Longest first: a fence is no three single backticks. Code hides the signs within it.
const openers = /```|``|`|\|\|/g

function closeFence(words: string): string {
  let open: string | undefined
  for (const [sign] of words.matchAll(openers)) {
    if (open === undefined) open = sign
    else if (open === sign) open = undefined
  }
  return open === undefined ? words : `${words}${open === '```' ? '\n' : ''}${open}`
}
