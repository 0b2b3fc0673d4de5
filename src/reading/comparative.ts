// What the words for qualities and amounts become when something is set against another; "server" and "docker" only end so.
// Ages are left out: "older browsers" are no comparison.
const comparatives = `
  better worse more less fewer greater higher lower
  faster slower quicker cheaper lighter heavier stronger weaker smaller bigger larger wider leaner denser
  easier simpler harder tougher steeper safer riskier stabler smoother clearer cleaner neater nicer tidier smarter richer rarer`
  .trim().split(/\s+/).join('|')

const comparative = String.raw`(?:${comparatives})\b(?!-)(?!.*\bthan\b)`
const opening = String.raw`(?:is|are|isn'?t|was|does|do|doesn'?t|did|has|have|can|could|will|would)`
// Of whom else something is asked.
const somebody = String.raw`(?:i|we|you|u|they|it|there|this|that|these|those|my|our|your|any\w*|people|someone)`

/** "Is X faster?", "X faster?": what the thing is set against goes without saying. */
export const comparesAlone = new RegExp(
  String.raw`^\W*(?:(?:so|and|but|ok|hey) )?(?:${opening} (?!${somebody}\b).*|(?:[\w.+#]+ ){1,2})\b${comparative}`,
)

/** "Which is faster?" */
export const asksWhich = new RegExp(String.raw`\b(?:which|what|who)(?:'?s)?\b(?: \w+){0,5} ${comparative}`)
