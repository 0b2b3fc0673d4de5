import type { Keep } from '../../corpus/index.js'
import { isCertain, type Candidate, type Reader } from '../../reading/index.js'
import { clip, foldName } from '../../text/index.js'
import type { ArgKind, ArgSpec, ArgSpecs } from '../command.js'
import type { PopularSubject } from '../../memory/index.js'
import type { Choice, SuggestRequest } from '../desk/door.js'
import { titleOf } from '../desk/parse.js'
import { nearTo, withAlias } from '../labels.js'
import type { LocalizedRooms } from '../desk/rooms.js'
import { openProjects } from './project.js'
import { openQuestions, spokenOf } from './question.js'

// Discord refuses a 26th choice and a 101st character rather than dropping them; a terminal's list is better short.
const maxChoices = 25
const maxCharacters = 100

export { spokenOf }

type Suggester = (typed: string, spec: ArgSpec, popular: readonly PopularSubject[]) => readonly Choice[]

const nothing: Suggester = () => []

function openSuggesters(voice: LocalizedRooms, keep: Keep): { readonly [Kind in ArgKind]: Suggester } {
  const { corpus, reader } = voice
  const [questions, projects] = [openQuestions(voice, keep), openProjects(voice, keep)]
  const texts: { readonly [Suggests in NonNullable<ArgSpec['suggests']>]: Suggester } = {
    questions: (typed, _spec, popular) => questions(typed, popular),
    projects: (typed) => projects(typed),
    // A server's own are looked up where it is known who asks.
    articles: nothing,
  }
  return {
    technology: (typed) => (typed === ''
      ? corpus.technologies.map(byName)
      : reader.technologies(typed).map((mention) => nameChoice(mention, typed))),
    topic: (typed) => (typed === ''
      ? corpus.topics.map(byName)
      : reader.topics(typed).map((mention) => nameChoice(mention, typed))),
    article: (typed) =>
      corpus.articles
        .filter((article) => `${titleOf(article)} ${article.id}`.toLowerCase().includes(typed.toLowerCase()))
        .map((article) => ({ label: titleOf(article), value: article.id })),
    // What goes on with what was typed; nothing where that is longer already than what can be offered.
    text: (typed, spec, popular) =>
      spec.suggests === undefined || typed.length > maxCharacters ? [] : texts[spec.suggests](typed, spec, popular),
    passage: nothing,
    flag: nothing,
    integer: nothing,
    path: nothing,
    choice: (typed, { choices = [] }) =>
      choices.filter((choice) => choice.startsWith(typed.toLowerCase())).map((choice) => ({ label: choice,
        value: choice })
      ),
    canned: nothing,
    group: nothing,
    person: nothing,
    role: nothing,
    channel: nothing,
    file: nothing,
  }
}

const byName = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ label: name, value: id })

/** The name alone if it was typed or begins so; with the alias it was found by; marked where it is only near. */
function nameChoice<T extends { readonly id: string; readonly name: string }>({ value, match, spelling }: Candidate<T>,
  typed: string): Choice {
  const isNamed = match === 'exact' || ` ${foldName(value.name)}`.includes(` ${foldName(typed)}`)
  const label = match === 'fuzzy'
    ? nearTo(value.name, typed)
    : isNamed
    ? value.name
    : withAlias(value.name, spelling)
  return { label, value: value.id }
}

/** Technologies that another argument names: to name one twice compares nothing. */
function takenIn({ argument, given = {} }: SuggestRequest, specs: ArgSpecs, reader: Reader): ReadonlySet<string> {
  const named = Object.entries(given).filter(([name]) =>
    name !== argument && Object.hasOwn(specs, name) && specs[name]?.kind === 'technology'
  )
  return new Set(named.flatMap(([, typed]) => reader.technologies(typed).find(isCertain)?.value.id ?? []))
}

interface Suggestions {
  /**
   * What may be meant by what was typed so far: best first, from memory, within the platform's limits; never throws.
   *
   * @param popular - What is asked often, to be offered before anything is typed.
   */
  suggest(request: SuggestRequest, specs: ArgSpecs, popular: readonly PopularSubject[]): readonly Choice[]
}

/** In the words of one language. What takes long is worked out when it is first asked for, and kept. */
export function openSuggestions(voice: LocalizedRooms, keep: Keep): Suggestions {
  const suggesters = openSuggesters(voice, keep)
  return {
    suggest(request, specs, popular) {
      const spec = Object.hasOwn(specs, request.argument) ? specs[request.argument] : undefined
      if (!spec) return []
      const seen = new Set<string>()
      // Whether a word has ended shows in the space behind it.
      const typed = spec.kind === 'text' ? request.typed.trimStart() : request.typed.trim().slice(0, maxCharacters)
      const taken = spec.kind === 'technology' ? takenIn(request, specs, voice.reader) : new Set<string>()
      return suggesters[spec.kind](typed, spec, popular)
        .filter(({ value }) =>
          !taken.has(value) && value.length <= maxCharacters && !seen.has(value) && seen.add(value)
        )
        .slice(0, maxChoices)
        .map(({ label, value }) => ({ label: clip(label, maxCharacters), value }))
    },
  }
}
