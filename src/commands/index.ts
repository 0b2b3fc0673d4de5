/** What may be asked? Each command declared once; every surface derives its own form from the declarations. */
export { defineCommand, type AnswerLine, type AnyCommand, type ArgKind, type ArgSpec, type ArgSpecs, type ArgsOf,
  type ArgValues, type Command, type CommandContext, type LineCommand, type VersionInfo } from './command.js'
export type { Obstacle, Person, Right, Scope, SurfaceName } from './scope.js'
export type { Choice, Desk, Given, Invocation, Sent, SuggestRequest } from './desk/door.js'
export { standardSettings, type Census, type Limit, type ServerSettings } from '../memory/index.js'
export { findRefusal, mayDo } from './desk/refuse.js'
export { openDesk, type DeskOptions } from './desk/desk.js'
export { catalogue } from './catalogue.js'
export { linesOf, treeRecord } from './answers/ask.js'
export { findNearest, maxTextCharacters, quote } from './desk/parse.js'
export type { Rooms } from './desk/rooms.js'
export { readId, readText } from './desk/lines.js'
export { reservedNames, workshopNames } from './canned/item.js'
