import type { Corpus, English, Keep, Need, NeedId } from '../../corpus/index.js'
import type { Reader } from '../../reading/index.js'
import { isStopWord } from '../../text/index.js'
import { nearestNeeds } from '../../verdict/index.js'
import type { Choice } from '../desk/door.js'
import type { LocalizedRooms } from '../desk/rooms.js'
import { nearly } from '../labels.js'
import { distanceIfBegun, fold } from './names.js'

/** A way to say a need. */
interface Saying {
  readonly need: Need
  readonly words: string
  readonly key: string
}

interface Sayings {
  readonly all: readonly Saying[]
  /** Whether the words alone are heard as that need: what is offered must be understood. */
  readonly isHeard: (saying: Saying) => boolean
}

const mostWords = 4
const mostToAdd = 10

/** What a project may need: a few needs at first, then what the last words may become, then what goes with them. */
export function openProjects(ground: ProjectGround, keep: Keep): (typed: string) => readonly Choice[] {
  // Every way to say a need is read once, when any is first asked for.
  let opened: Sayings | undefined
  return (typed) => {
    const sayings = opened ??= openSayings(ground, keep)
    if (fold(typed) === '')
      return firstOfEach(ground.corpus.rulebook.needs, sayings).map(({ words }) => ({ label: words, value: words }))
    const completed = /[\s,;.]$/u.test(typed) ? [] : completeLast(typed, sayings, ground.reader.english.isCommon)
    return completed.length > 0 ? completed : addNearest(typed, sayings, ground)
  }
}

export type ProjectGround = Pick<LocalizedRooms, 'corpus' | 'reader' | 'judge' | 'original' | 'composer'>

function openSayings({ corpus, reader, original, composer: { locale, texts } }: ProjectGround, keep: Keep): Sayings {
  const { inSentence } = texts.words
  const { needs } = corpus.rulebook
  const toSaying = (need: Need, words: string): Saying => ({ need, words, key: fold(words).replace(/^the /, '') })
  const named = needs.map((need) => toSaying(need, inSentence(need.name)))
  // What needs are called is English; in another language its glossary says what they say.
  const all = original === undefined
    ? needs.flatMap((need,
      at) => [...named.slice(at, at + 1),
      ...need.called.map((words) => toSaying(need, words))]
    )
    : [...named,
      ...keep(`suggest: sayings in ${locale}`, () => readGlossed(corpus, reader)).flatMap(([id, words]) =>
        needs.filter((need) => need.id === id).map((need) => toSaying(need, words))
      )]
  const heard = keep(`suggest: sayings heard in ${locale}`, () => new Map<string, boolean>())
  return {
    all,
    isHeard: ({ need: { id }, words }) => {
      const key = `${id} ${words}`
      const before = heard.get(key)
      if (before !== undefined) return before
      const isHeard = reader.read(words).needs.some(({ need, state }) => need === id && state === 'heard')
      heard.set(key, isHeard)
      return isHeard
    },
  }
}

/** What the sayings of all glossaries are heard as. */
const readGlossed = (corpus: Corpus, reader: Reader): readonly (readonly [NeedId, string])[] =>
  glossed(corpus).flatMap((words) =>
    reader.read(words).needs.flatMap(({ need, state }) => (state === 'heard' ? [[need, words] as const] : []))
  )

/** The ways to say something of all glossaries, each in its first words. */
function glossed({ glossaries }: Corpus): readonly string[] {
  const whole = glossaries.flatMap(({ sayings }) => sayings).filter(({ words, openings }) =>
    words.every(({ size }) => size > 0) && openings.every(({ length }) => length === 0)
  )
  return [...new Set(whole.map(({ words }) => words.map(([first = '']) => first).join(' ')))]
}

/** One saying of each need, its name where that is understood. */
function firstOfEach(needs: readonly Need[], { all, isHeard }: Sayings): readonly Saying[] {
  return needs.flatMap((need) => all.find((saying) => saying.need.id === need.id && isHeard(saying)) ?? [])
}

/** The last words as the beginning of something that a project may need; as many words as belong to it. */
function completeLast(typed: string, { all, isHeard }: Sayings, isCommon: English['isCommon']): readonly Choice[] {
  const starts = Array.from(typed.matchAll(/\S+/gu), ({ index }) => index).slice(-mostWords)
  for (const start of starts) {
    const tail = fold(typed.slice(start))
    if (tail.length < 2 || isStopWord(tail)) continue
    const begun = all.filter(({ key }) => key.startsWith(tail) && key !== tail).filter(isHeard)
    if (begun.length > 0) return begun.map(({ words }) => toChoice(`${typed.slice(0, start)}${words}`))
    const near = isCommon(tail)
      ? []
      : all.filter(({ key }) => distanceIfBegun(tail, key) < Infinity).filter(isHeard)
    if (near.length > 0) return near.map(({ words }) => toChoice(`${typed.slice(0, start)}${words}`, true))
  }
  return []
}

const toChoice = (words: string, isNear = false): Choice => ({ label: isNear ? nearly(words) : words, value: words })

/** What bears most on a verdict about what was said already. */
function addNearest(typed: string, sayings: Sayings, { corpus, reader, judge }: ProjectGround): readonly Choice[] {
  const verdict = judge.byNeeds(reader.read(typed).needs)
  if (verdict.heard.length === 0) return []
  const said = typed.replace(/[\s,;.]+$/u, '')
  return firstOfEach(nearestNeeds(verdict, corpus).slice(0, mostToAdd), sayings).map(({ words }) =>
    toChoice(`${said}, ${words}`)
  )
}
