/** How is it said in Discord? Interactions and mentions in, messages out; nothing here thinks. */
export { startBot, type Bot, type BotOptions } from './bot.js'
export type { Shards } from './connection/client.js'
export type { Log, Monitor } from './faults.js'
export { writeCommands } from './listing/catalogue.js'
export { diffCommands, type CommandDiff } from './listing/command-diff.js'
export { doubledSentence, registerCommands } from './listing/register.js'
export { decodeAction, decodePress, encodeAction, encodePress, type CustomId,
  type Press } from './rendering/custom-id.js'
export { cleanText, escapeLine, unescapeLine, writeCode, writeCodeBlock, writeLink } from './rendering/escape.js'
export { readAskedQuestion, renderAnswer, type Payload, type RenderOptions } from './rendering/render.js'
