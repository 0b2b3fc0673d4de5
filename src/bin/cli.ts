import { openTerminal, runCli } from '../cli/index.js'
import { openProgram, stopSignal, usesColour } from './program.js'

const program = await openProgram(true)
process.exitCode = program
  ? await runCli(process.argv.slice(2), program.desk,
    openTerminal(process, { colour: usesColour(), stopping: stopSignal() }))
  : 2
await program?.desk.close()
