import { composeLines, list, quiet, say, strong, text, type Block, type Line } from '../../answer/index.js'
import type { Corpus } from '../../corpus/index.js'
import { commandName, argName, type CommandTable, type Texts } from '../../language/index.js'
import { defineCommand, type AnyCommand, type CommandContext } from '../command.js'
import { isOffered } from '../desk/parse.js'
import { findRefusal } from '../desk/refuse.js'

export const help = defineCommand({
  name: 'help',
  summary: 'How to ask, and what you can ask.',
  private: true,
  free: true,
  args: {},
  examples: ['help'],
  run(_args, context) {
    const { scope, texts } = context
    const offered = context.commands.filter((command) =>
      isOffered(command, scope.surface) && findRefusal(command, scope, texts) === undefined
    )
    const blocks: Block[] = [
      say(texts.help.opening),
      list(offered.map((command) => describe(command, context))),
      ...(scope.surface === 'terminal' ? [] : [say(texts.help.besides)]),
    ]
    return composeLines(blocks, {
      commands: offered.map(({ name, summary, examples }) => ({ name, summary, examples })),
    })
  },
})

/** As it is typed where the help is read: in Discord with a slash, and each value behind its option's name. */
function describe(command: AnyCommand, { corpus, scope, texts }: CommandContext): Line {
  const [declared] = command.examples
  const example = declared === undefined || declared === command.name
    ? undefined
    : fillExample(declared, corpus, texts)
  if (scope.surface === 'terminal') return entry(command.name, command.summary, example)
  const summary = texts.commands[command.name]?.summary ?? command.summary
  return entry(`/${commandName(command.name, texts.commands)}`, summary,
    example === undefined ? undefined : spellForDiscord(example, command, texts.commands))
}

const entry = (name: string, summary: string, example: string | undefined): Line => [
  strong(name),
  text(`: ${summary}`),
  ...(example === undefined ? [] : [quiet(` ${example}`)]),
]

/**
 * Fills an example's placeholders from the corpus, so that no technology is named in code.
 *
 * @param example - `{technology}`, `{topic}`, `{article}`, `{question}` and `{project}` are filled; each further
 *   `{technology}` is another one.
 * @param texts - In the language of `corpus`.
 */
export function fillExample(example: string, corpus: Corpus, { suggesting, words }: Texts): string {
  // The heads of ecosystems come first: they are what the articles compare.
  const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
  const names = [...heads, ...corpus.technologies].map(({ id }) => id)
  const topic = corpus.topics[0]
  const fillers = new Map<string, () => string>([
    ['technology', () => names.shift() ?? ''],
    ['topic', () => topic?.id ?? ''],
    ['article', () => corpus.articles[0]?.id ?? ''],
    ['question', () => (topic === undefined ? '' : suggesting.example(heads.map(({ name }) => name), topic.name))],
    ['project', () => words.and(corpus.rulebook.needs.slice(0, 2).map(({ name }) => words.inSentence(name)))],
  ])
  return example.replace(/\{(\w+)\}/g, (whole, key: string) => fillers.get(key)?.() ?? whole)
}

/**
 * An example, written as a terminal takes it, as Discord shows a command that is being typed.
 *
 * @example spellForDiscord('compare a b --topic c', compare, {}) // '/compare left:a right:b topic:c'
 */
export function spellForDiscord(example: string, { name, args }: AnyCommand, table: CommandTable): string {
  const words = example.slice(name.length).trim().split(/\s+/).filter((word) => word !== '')
  const waiting = Object.entries(args).filter(([, { named, kind }]) => named !== true && kind !== 'flag')
  const spelt: string[] = []
  while (words.length > 0) {
    const word = words.shift() ?? ''
    const [declared, spec] = word.startsWith('--')
      ? [word.slice(2), args[word.slice(2)]]
      : (waiting.shift() ?? ['', undefined])
    if (spec === undefined) continue
    const value = spec.rest === true
      ? [word, ...words.splice(0)].join(' ')
      : word.startsWith('--')
      ? (words.shift() ?? '')
      : word
    spelt.push(`${argName(name, declared, table)}:${value}`)
  }
  return [`/${commandName(name, table)}`, ...spelt].join(' ')
}
