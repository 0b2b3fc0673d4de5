import type { CommandTable } from '../command-words.js'
import { discord } from './discord.js'
import { words } from './words.js'

/** Commands are declared in English; only the groups of subcommands are not declared anywhere else. */
export const commands: CommandTable = {
  suggest: { name: 'suggest', summary: 'Suggest something to the moderators of this server.' },
  corpus: { name: 'corpus', summary: 'Add and maintain this server’s own articles.' },
  'canned-manage': { name: 'canned-manage', summary: 'Write, edit and maintain canned comparisons.' },
}

export const help = {
  opening:
    'Ask which backend to choose. Every statement is either a quote with its source or a verdict whose rules and ' +
    'quotes you can open.',
  /** Of a chat, where commands are one way of several. */
  besides: `You can also mention me with a question, or open a message’s menu, then Apps, then “${discord.menu}”. ` +
    `With “${discord.hideName}” only you see the answer.`,
  askSo: (example: string) => `Ask a question about choosing a backend, for example: ${example}`,
  button: 'How to ask',
}

/** Questions offered while typing, and shown as examples: each of them is understood. */
export const suggesting = {
  about: (name: string) => `What do the articles say about ${name}?`,
  pair: (one: string, other: string) => `${one} or ${other}?`,
  example: (names: readonly string[], topic: string) => `${words.or(names)} for ${words.inSentence(topic)}?`,
  pairOn: (one: string, other: string, topic: string) => `${one} or ${other}: ${topic}`,
}
