import { discord } from './discord.js'

export const help = {
  opening:
    'Ask about choosing a backend. Every statement is a quote with its source, or a verdict whose rules and quotes you can open.',
  /** Of a chat, where commands are one way of several. */
  besides:
    `You can also mention me with a question, or open a message’s menu, then Apps, then “${discord.menu}”. With “${discord.hideName}” you alone see an answer.`,
  askSo: (example: string) => `Ask in one sentence about choosing a backend, for instance: ${example}`,
  button: 'How to ask',
}
