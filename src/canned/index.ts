/**
 * Which comparisons have moderators prepared, and do they still hold?
 *
 * A comparison is a body of Markdown with live blocks, which are found in the corpus whenever it is shown. Pure: the
 * same corpus and body give the same post; what has changed since somebody last looked shows in its baselines.
 */
export { parseBody, spellLive } from './body.js'
export { besidesShipped, buildCannedIndex, followsShipped, inShippedWords, isShadowed, keyOf, type Bar,
  type CannedGroup, type CannedIndex, type Found, type Shipped } from './canned-index.js'
export { composePost } from './compose.js'
export { diffLines } from './diff.js'
export { exchangeOf, planImport, spellExchange, splitExchange, type PlannedItem } from './exchange.js'
export { baselineOf, compareBaselines, parseBaseline, spellBaseline, type BaselineChange,
  type Fingerprint } from './fingerprint.js'
export { lintBody } from './lint.js'
export { isRestricted, maxAliases, maxBodyCharacters, maxGroups, maxTitleCharacters, noRestriction, type Body,
  type BodyIssue, type BodyIssueCode, type BodyPart, type Canned, type Ground, type Live,
  type Poster } from './model.js'
export { eachOnce, findNameProblem, isSameName, spellName, splitNames } from './names.js'
export { checkShipped, shippedIn, spellShippedBaselines } from './shipped.js'
