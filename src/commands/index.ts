/** What may be asked? Each command declared once; every surface derives its own form from the declarations. */
export { defineCommand } from './command.js'
export type {
  AnswerLine,
  AnyCommand,
  ArgKind,
  ArgSpec,
  ArgSpecs,
  ArgValues,
  ArgsOf,
  Choice,
  Command,
  CommandContext,
  Desk,
  Given,
  Invocation,
  LineCommand,
  Person,
  Right,
  Scope,
  Sent,
  SuggestRequest,
  SurfaceName,
  VersionInfo,
} from './command.js'
export type { Deed } from './record.js'
export { standardSettings, type Census, type Limit, type ServerSettings } from '../memory/index.js'
export { findRefusal, mayDo } from './rights.js'
export { findNearest } from './nearest.js'
export { openDesk, type DeskOptions } from './desk.js'
export { catalogue } from './catalogue.js'
