import { isCertain, type Candidate, type Reader } from '../../reading/index.js'
import { clip, foldName } from '../../text/index.js'
import type { ArgKind, ArgSpec, ArgSpecs } from '../args.js'
import type { AnyCommand } from '../command.js'
import type { Choice, SuggestRequest } from '../door.js'
import { titleOf } from '../parse-names.js'
import { suggestProject, type ProjectGround } from './project.js'
import { suggestQuestions, type QuestionGround } from './question.js'

// Discord refuses a 26th choice and a 101st character rather than dropping them, and a terminal's list is no better longer.
const maxChoices = 25
const maxCharacters = 100

/** What can be offered from: the articles, in which words it is shown, what is asked often. */
export interface SuggestGround extends QuestionGround, ProjectGround {
  readonly commands: readonly AnyCommand[]
}

type Suggester = (typed: string, ground: SuggestGround, spec: ArgSpec) => readonly Choice[]

const nothing: Suggester = () => []

const suggesters: { readonly [Kind in ArgKind]: Suggester } = {
  technology: (typed, { corpus, reader }) => (typed === ''
    ? corpus.technologies.map(byName)
    : reader.technologies(typed).map((mention) => nameChoice(mention, typed))),
  topic: (typed, { corpus, reader }) => (typed === ''
    ? corpus.topics.map(byName)
    : reader.topics(typed).map((mention) => nameChoice(mention, typed))),
  article: (typed, { corpus }) =>
    corpus.articles
      .filter((article) => `${titleOf(article)} ${article.id}`.toLowerCase().includes(typed.toLowerCase()))
      .map((article) => ({ label: titleOf(article), value: article.id })),
  text: suggestText,
  passage: nothing,
  flag: nothing,
  integer: nothing,
  path: nothing,
  choice: (typed, _ground, { choices = [] }) =>
    choices.filter((choice) => choice.startsWith(typed.toLowerCase())).map((choice) => ({ label: choice,
      value: choice })
    ),
  canned: nothing,
  person: nothing,
  role: nothing,
  channel: nothing,
  file: nothing,
}

const byName = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ label: name, value: id })

/** The name alone when it was typed or begins so; with the alias it was found by; marked as near when it was only close. */
function nameChoice<T extends { readonly id: string; readonly name: string }>({ value, match, spelling }: Candidate<T>,
  typed: string): Choice {
  const isNamed = match === 'exact' || ` ${foldName(value.name)}`.includes(` ${foldName(typed)}`)
  const label = match === 'fuzzy' ? `${value.name} ≈ ${typed}` : isNamed ? value.name : `${value.name} (${spelling})`
  return { label, value: value.id }
}

const textSuggesters: { readonly [Suggests in NonNullable<ArgSpec['suggests']>]: Suggester } = {
  questions: suggestQuestions,
  projects: suggestProject,
}

/** What goes on with what was typed; nothing where that is longer already than what can be offered. */
function suggestText(typed: string, ground: SuggestGround, spec: ArgSpec): readonly Choice[] {
  return spec.suggests === undefined || typed.length > maxCharacters
    ? []
    : textSuggesters[spec.suggests](typed, ground, spec)
}

/** Technologies that another argument names: to name one twice compares nothing. */
function takenIn({ argument, given = {} }: SuggestRequest, specs: ArgSpecs, reader: Reader): ReadonlySet<string> {
  const named = Object.entries(given).filter(([name]) =>
    name !== argument && Object.hasOwn(specs, name) && specs[name]?.kind === 'technology'
  )
  return new Set(named.flatMap(([, typed]) => reader.technologies(typed).find(isCertain)?.value.id ?? []))
}

/** What may be meant by what was typed so far: best first, from memory, within the platform's limits; never throws. */
export function suggest(request: SuggestRequest, ground: SuggestGround): readonly Choice[] {
  const specs = ground.commands.find(({ name }) => name === request.command)?.args ?? {}
  const spec = Object.hasOwn(specs, request.argument) ? specs[request.argument] : undefined
  if (!spec) return []
  const seen = new Set<string>()
  // Whether a word has ended shows in the space behind it.
  const typed = spec.kind === 'text' ? request.typed.trimStart() : request.typed.trim().slice(0, maxCharacters)
  const taken = spec.kind === 'technology' ? takenIn(request, specs, ground.reader) : new Set<string>()
  return suggesters[spec.kind](typed, ground, spec)
    .filter(({ value }) => !taken.has(value) && value.length <= maxCharacters && !seen.has(value) && seen.add(value))
    .slice(0, maxChoices)
    .map(({ label, value }) => ({ label: clip(label, maxCharacters), value }))
}
