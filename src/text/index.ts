/**
 * Which words are here, and how far apart are two of them?
 *
 * Pure and total: every string is accepted. Offsets are UTF-16 code units into the string as given, half-open.
 */
export { countCharacters, escapeUnseen, isReadable, withoutUnseen } from './characters.js'
export { clip, clipAtWord } from './clip.js'
export { decodeText, encodingOf } from './decode.js'
export { editDistance } from './distance.js'
export { canBeNear, chanceOfSlip, distanceTo, distanceToBeginning, lettersOf, nearestNames, slipBetween, slipsBelieved,
  sortNear } from './near.js'
export { foldName, normalise } from './normalise.js'
export { splitSentences, type Span } from './sentences.js'
export { stem } from './stem.js'
export { isStopWord, stopWords } from './stop-words.js'
export { maxWordLength, placeWords, scanWords, tokenise, type PlacedWord } from './tokenise.js'
