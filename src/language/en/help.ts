import { discord } from './discord.js'

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
