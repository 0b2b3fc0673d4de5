/**
 * Which comparisons have moderators prepared, and do they still hold?
 *
 * A comparison is a body of Markdown with live blocks, which are found in the corpus whenever it is shown. Pure: the same
 * corpus and body give the same post; what has changed since somebody last looked is told by comparing two bases.
 */
export { basisOf, compareBasis, parseBasis, spellBasis, type Basis, type BasisChange } from './basis.js'
export { composePost, type Post } from './compose.js'
export { diffLines } from './diff.js'
export { exchangeOf, planImport, spellExchange, splitExchange, type PlannedItem } from './exchange.js'
export { lintBody } from './lint.js'
export { spellLive } from './live.js'
export { maxAliases, maxBodyCharacters, maxTitleCharacters, noRestriction, type Body, type BodyIssue,
  type BodyIssueCode, type BodyPart, type Canned, type Live } from './model.js'
export { eachOnce, findNameProblem, isSameName, spellName, splitNames, type NameProblem } from './names.js'
export { parseBody } from './parse-body.js'
export { isRestricted, mayPost, type Poster } from './permission.js'
export type { Found, Match } from './search.js'
export { besidesShipped, buildShelf, followsShipped, inShippedWords, isShadowed, keyOf, type Shelf,
  type Shipped } from './shelf.js'
export { checkShipped, shippedIn, spellShippedBasis } from './shipped.js'
