import type { Library, Mention } from '../library/index.js'
import { clip } from '../text/index.js'
import type { AnyCommand, ArgKind, Choice, SuggestRequest } from './command.js'

// Discord refuses a 26th choice and a 101st character rather than dropping them, and a terminal's list is no better longer.
const maxChoices = 25
const maxCharacters = 100

type Suggester = (typed: string, library: Library) => readonly Choice[]

const nothing: Suggester = () => []

const suggesters: { readonly [Kind in ArgKind]: Suggester } = {
  technology: (typed, library) => (typed === '' ? library.corpus.technologies.map(byName) : library.technologies(typed).map((mention) => nameChoice(mention, typed))),
  topic: (typed, library) => (typed === '' ? library.corpus.topics.map(byName) : library.topics(typed).map((mention) => nameChoice(mention, typed))),
  article: (typed, library) =>
    library.corpus.articles
      .filter(({ title, publisher, id }) => `${title} ${publisher ?? ''} ${id}`.toLowerCase().includes(typed.toLowerCase()))
      .map(({ id, title, publisher }) => ({ label: publisher === null ? title : `${title} (${publisher})`, value: id })),
  text: nothing,
  passage: nothing,
  flag: nothing,
  integer: nothing,
  path: nothing,
  choice: nothing,
  canned: nothing,
  person: nothing,
  role: nothing,
  channel: nothing,
  file: nothing,
}

const byName = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ label: name, value: id })

/** The name alone when it was typed; with the alias it was found by; marked as near when it was only close. */
function nameChoice<T extends { readonly id: string; readonly name: string }>({ value, match, words }: Mention<T>, typed: string): Choice {
  const label = match === 'exact' ? value.name : match === 'alias' ? `${value.name} (${words})` : `${value.name} ≈ ${typed}`
  return { label, value: value.id }
}

/** What may be meant by what was typed so far: best first, from memory, within the platform's limits; never throws. */
export function suggest(request: SuggestRequest, commands: readonly AnyCommand[], library: Library): readonly Choice[] {
  const specs = commands.find(({ name }) => name === request.command)?.args ?? {}
  const spec = Object.hasOwn(specs, request.argument) ? specs[request.argument] : undefined
  if (!spec) return []
  const seen = new Set<string>()
  return suggesters[spec.kind](request.typed.trim().slice(0, maxCharacters), library)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, maxChoices)
    .map(({ label, value }) => ({ label: clip(label, maxCharacters), value }))
}
