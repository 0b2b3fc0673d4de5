/** How is it said in a terminal? One command, a stream of lines or a session in; text or JSON and an exit code out. */
export { runCli } from './run.js'
export { runSession } from './session.js'
export { openTerminal, type Terminal } from './terminal.js'
