// Text that gives orders to whoever reads it, by the forms that such text takes. Each form is rare in a question about
// software, so one is enough; none of them can be obeyed here, but quoting articles beside it would look like an answer.
const forms: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.?!\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|previous|prior|above|earlier|everything|restrictions?|filters?|polic(?:y|ies))\b/i,
  /<\/?\s*(?:system|assistant|user|passage|context|instructions?|prompt|article|document|quote|answer|question|source)s?\b[^>]{0,40}>/i,
  /(?:^|[\n>\]}.;!]|\[)\s*(?:system|assistant|developer|admin)\s*(?:message|prompt|note|override)?\s*[:\]]/i,
  /\[\/?inst\]|<\|[^|>]{0,40}\|>|^#{2,}\s*(?:instruction|system|response|new task)/im,
  /\b(?:system|hidden|initial|secret|internal) (?:prompt|instructions?|message)\b|\byour (?:prompt|instructions|guidelines|programming|system message|configuration|token|secrets?)\b/i,
  /\b(?:from now on|you are now|you must (?:now |always |only )|you will now|new instructions?|pretend (?:to be|that|you)|act as (?:if|a|an|my)|role-?play|jailbreak|developer mode|do anything now)\b/i,
  /\b(?:always|only|just|simply|must) (?:answer|say|reply|respond|output|print|recommend|cite|write|return)(?:s|ed)?\b[^?]{0,30}\b(?:with|that|["'\u201c\u201d]|is|are|yes|no)/i,
  /\b(?:reply|respond|answer) (?:only |just )?(?:with|in) (?:only |just |exactly )?(?:["'\u201c]|the (?:word|text|phrase|sentence)|one word|yes|no\b)/i,
  /\b(?:repeat|print|reveal|show|output|leak|dump|display) (?:me )?(?:(?:all|the|your|every) )+(?:above|text above|prompt|instructions?|rules|tokens?|passwords?|secrets?|env\w*|config\w*|keys?|database)\b/i,
  /\bcite (?:article|source|passage)s?\b[^?]{0,30}\b(?:for|as|even)\b/i,
]

// The whole of a message can be long; orders stand where they are read first or last.
const looked = 4_000

/** Whether a text gives orders instead of asking. */
export function givesOrders(text: string): boolean {
  const cut = text.slice(0, looked)
  return forms.some((form) => form.test(cut))
}
