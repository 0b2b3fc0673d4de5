/** What does a text from elsewhere say, as one of our articles? Nothing of it is lost without being told. */
export { draftId, findFreeId, findIdProblem } from './ids.js'
export type { ArticleSource, Details, FoundName, Furniture, FurnitureReason, LeftOut, LeftOutReason,
  ReadArticle } from './model.js'
export { readArticle } from './read.js'
export { spellFront, withoutFurniture } from './spell.js'
