/** How is it said in Discord? Interactions and mentions in, messages out; nothing here thinks. */
export { startBot, type Bot, type BotOptions } from './bot.js'
export { registerCommands, type Registration, type RegisterOptions } from './register.js'
export { diffCommands, type CommandChange, type CommandDiff } from './command-diff.js'
export { writeCommands } from './catalogue.js'
export { decodeAction, decodePress, encodeAction, encodePress, type CustomId, type Press } from './custom-id.js'
export { cleanText, escapeLine, unescapeLine, writeCode, writeCodeBlock, writeLink } from './escape.js'
export { renderAnswer, readAskedQuestion, type Payload, type RenderOptions } from './render.js'
export type { Log } from './faults.js'
