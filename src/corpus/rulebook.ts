import type { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { findRepeats, openSpot, type Located, type Spot } from './document.js'
import { hashOf } from './hash.js'
import { quoted } from './issues.js'
import type { LearntPart } from './learnt.js'
import type { Phrase, NeedId, TechnologyId, Cue, CueEffect, CueReach, Need, ReadingCues, Rulebook,
  StanceCues } from './model.js'
import { parsePhrase } from './phrase.js'
import { stem } from '../text/index.js'
import { knownAmong, readRules, type Ground, type RuleEntry } from './rules.js'
import type { cuesSchema, NeedsFile } from './schemas.js'

type NeedEntry = NeedsFile['needs'][number]
type CuesFile = z.infer<typeof cuesSchema>

/** The three files of the rule book, each read against its schema. */
export interface RulebookFiles {
  readonly needs: Located<NeedsFile & LearntPart & { readonly digest: string }>
  readonly rules: Located<readonly RuleEntry[]>
  readonly cues: Located<CuesFile>
}

const stanceKeys = ['good', 'mild', 'bad', 'neutral', 'negators', 'contrasts', 'split', 'concessions', 'both', 'hybrid',
  'silent', 'objects', 'joins', 'headingGood', 'headingBad'] as const satisfies readonly (keyof StanceCues)[]

const eachStance = (cuesOf: (key: keyof StanceCues) => readonly Phrase[]): StanceCues =>
  Object.fromEntries(stanceKeys.map((key) => [key, cuesOf(key)])) as unknown as StanceCues

/** What a collection without rules has. */
export const emptyRulebook: Rulebook = {
  needs: [],
  learnt: null,
  unlearnt: [],
  rules: [],
  reading: { cues: [], stress: [], harmless: [], clauseStarts: [], barriers: new Set(), tellers: new Map() },
  stance: eachStance(() => []),
  hash: hashOf(null),
}

/**
 * Checks the rule book against what it speaks of and makes it ready to judge by.
 *
 * @returns The rule book, or every problem in it, each with `file:line`.
 */
export function readRulebook({ needs, rules, cues }: RulebookFiles, ground: Ground): Parsed<Rulebook> {
  const issues: Issue[] = [...findRepeats(needs.value.needs, needs, ['needs'])]
  const book: Rulebook = {
    needs: readNeedEntries(needs.value, ground, openSpot(needs, issues)),
    learnt: needs.value.learnt,
    unlearnt: needs.value.unlearnt,
    rules: readRules(rules, { ...ground, needs: needs.value.needs }, issues),
    reading: readReadingCues(cues.value.reading, openSpot(cues, issues, ['reading'])),
    stance: readStanceCues(cues.value.stance, openSpot(cues, issues, ['stance'])),
    hash: hashOf({ needs: { ...needs.value, learnt: needs.value.digest }, rules: rules.value, cues: cues.value }),
  }
  return issues.length > 0 ? refused(...issues) : parsed(book)
}

/** Patterns, without those that cannot be read. @param spotOf - Where each stands, by its place in the list. */
function readPhrases(texts: readonly string[], spotOf: (at: number) => Spot): readonly Phrase[] {
  return texts.flatMap((text, at) => {
    const phrase = parsePhrase(text)
    if (phrase.ok) return [phrase.value]
    for (const { code, message } of phrase.issues)
      spotOf(at).complain(code, `In the pattern ${quoted(text)}: ${message}`)
    return []
  })
}

function readNeedEntries(file: NeedsFile, { technologies }: Pick<Ground, 'technologies'>,
  spot: Spot): readonly Need[] {
  const checkTechnology = knownAmong('technology', technologies)
  return file.needs.map((entry, index) => {
    const own = spot.inside('needs', index)
    checkTechnology(entry.technology, own.inside('technology'))
    const { name, summary, called } = entry
    return { id: entry.id as NeedId, name, summary, called, demand: demandOf(entry) }
  })
}

function demandOf({ demand, technology }: NeedEntry): Need['demand'] {
  return demand === undefined ? null : { kind: demand, technology: (technology ?? null) as TechnologyId | null }
}

const effects = ['negated', 'dropped', 'attributed', 'hedged', 'ignored'] as const
const stresses = ['more', 'less'] as const

function readReadingCues(reading: CuesFile['reading'], spot: Spot): ReadingCues {
  const read = (texts: readonly string[], ...path: readonly string[]): readonly Phrase[] =>
    readPhrases(texts, (at) => spot.inside(...path, at))
  const cuesOf = (effect: CueEffect): readonly Cue[] =>
    Object.entries(reading[effect]).flatMap(([reach, texts]) =>
      read(texts, effect, reach).map((phrase): Cue => ({ effect, reach: reach as CueReach, phrase }))
    )
  return {
    cues: effects.flatMap(cuesOf),
    stress: stresses.flatMap(cuesOf),
    harmless: read(reading.harmless, 'harmless'),
    clauseStarts: read(reading.clauseStarts, 'clauseStarts'),
    barriers: new Set(reading.barriers),
    // A word of two kinds is of the first.
    tellers: new Map(Object.entries(reading.tellers).reverse().flatMap(([kind, list]) =>
      list.map((word) => [stem(word), kind] as const).reverse()
    )),
  }
}

function readStanceCues(stance: CuesFile['stance'], spot: Spot): StanceCues {
  return eachStance((key) => readPhrases(stance[key], (at) => spot.inside(key, at)))
}
