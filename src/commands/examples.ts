import type { Corpus } from '../corpus/index.js'
import { argName, commandName, type CommandTable, type Texts } from '../language/index.js'
import type { AnyCommand } from './command.js'

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
 * @example spellForDiscord('compare node python --topic performance', compare, {}) // '/compare left:node right:python topic:performance'
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
