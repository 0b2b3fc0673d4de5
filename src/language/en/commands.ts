import type { CommandTable } from '../command-words.js'

/** Commands are declared in English; only the groups of subcommands are not declared anywhere else. */
export const commands: CommandTable = {
  'canned-manage': { name: 'canned-manage', summary: 'Write, edit and maintain canned comparisons.' },
}
