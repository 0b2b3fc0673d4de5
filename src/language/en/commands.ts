import type { CommandTable } from '../command-words.js'

/** Commands speak English where they are declared; only what groups them is not declared anywhere. */
export const commands: CommandTable = {
  'canned-manage': { name: 'canned-manage', summary: 'Write, mend and look after canned comparisons.' },
}
