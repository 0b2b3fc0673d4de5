import type { Corpus } from '../corpus/index.js'
import type { Texts } from '../language/index.js'

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
