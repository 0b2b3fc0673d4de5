import type { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { findRepeats, type Located, type Place } from './document.js'
import { hashOf } from './hash.js'
import { quoted } from './issues.js'
import type { LearntPart } from './learnt.js'
import type { Phrase, NeedId, TechnologyId, Cue, CueEffect, CueReach, Need, ReadingCues, Rulebook,
  StanceCues } from './model.js'
import { parsePhrase, type Groups } from './phrase.js'
import { checkKnown, readRules, type Ground, type RuleEntry } from './rules.js'
import type { cuesSchema, NeedsFile } from './schemas.js'

type NeedEntry = NeedsFile['needs'][number]
type CuesFile = z.infer<typeof cuesSchema>

/** The three files of the rule book, each read against its schema. */
export interface RulebookFiles {
  readonly needs: Located<NeedsFile & LearntPart & { readonly digest: string }>
  readonly rules: Located<readonly RuleEntry[]>
  readonly cues: Located<CuesFile>
}

const noStance: StanceCues = {
  good: [],
  mild: [],
  bad: [],
  neutral: [],
  negators: [],
  contrasts: [],
  split: [],
  concessions: [],
  both: [],
  hybrid: [],
  silent: [],
  objects: [],
  joins: [],
  headingGood: [],
  headingBad: [],
}

/** What a collection without rules has. */
export const emptyRulebook: Rulebook = {
  needs: [],
  learnt: null,
  unlearnt: [],
  rules: [],
  reading: { cues: [], harmless: [], clauseStarts: [], barriers: new Set() },
  stance: noStance,
  hash: hashOf(null),
}

/**
 * Checks the rule book against what it speaks of and makes it ready to judge by.
 *
 * @returns The rule book, or every problem in it, each with `file:line`.
 */
export function readRulebook({ needs, rules, cues }: RulebookFiles, ground: Ground): Parsed<Rulebook> {
  const issues: Issue[] = []
  const groups = readGroups(needs, needs.value.groups, issues)
  const book: Rulebook = {
    needs: readNeedEntries(needs, groups, ground, issues),
    learnt: needs.value.learnt,
    unlearnt: needs.value.unlearnt,
    rules: readRules(rules, needs.value.needs, ground, issues),
    reading: readReadingCues(cues, groups, issues),
    stance: readStanceCues(cues, groups, issues),
    hash: hashOf({ needs: { ...needs.value, learnt: needs.value.digest }, rules: rules.value, cues: cues.value }),
  }
  return issues.length > 0 ? refused(...issues) : parsed(book)
}

function readGroups({ issues: maker, lineOf }: Place, texts: NeedsFile['groups'], issues: Issue[]): Groups {
  const groups = new Map<string, Phrase>()
  for (const [name, text] of Object.entries(texts)) {
    const phrase = readPhrase(text, new Map(), { issues: maker, lineOf }, ['groups', name], issues)
    if (phrase !== undefined) groups.set(name, phrase)
  }
  return groups
}

function readPhrase(text: string, groups: Groups, { issues: maker, lineOf }: Place, path: readonly PropertyKey[],
  issues: Issue[]): Phrase | undefined {
  const phrase = parsePhrase(text, groups)
  if (phrase.ok) return phrase.value
  issues.push(
    ...phrase.issues.map(({ code, message }) =>
      maker.at(lineOf(path), code, `In the pattern ${quoted(text)}: ${message}`)
    ),
  )
  return undefined
}

function readPhrases(texts: readonly string[], groups: Groups, place: Place, path: readonly PropertyKey[],
  issues: Issue[]): readonly Phrase[] {
  return texts.flatMap((text, index) => readPhrase(text, groups, place, [...path, index], issues) ?? [])
}

function readNeedEntries(file: Located<NeedsFile>, groups: Groups, ground: Ground, issues: Issue[]): readonly Need[] {
  issues.push(...findRepeats(file.value.needs, file, ['needs']))
  return file.value.needs.map((entry, index) => {
    const path = ['needs', index]
    checkKnown(entry.technology, 'technology', ground.technologies, { ...file, path: [...path, 'technology'],
      issuesSoFar: issues })
    const read = (texts: readonly string[], key: string): readonly Phrase[] =>
      readPhrases(texts, groups, file, [...path, key], issues)
    const template = entry.template === undefined ? undefined : file.value.templates[entry.template]
    const filled = (texts: readonly string[] = []): readonly string[] =>
      texts.map((text) => fill(text, entry.technology ?? ''))
    return {
      id: entry.id as NeedId,
      name: entry.name,
      summary: entry.summary,
      phrases: [...read(entry.phrases, 'phrases'), ...read(filled(template?.phrases), 'template')],
      ruledOutBy: [...read(entry.ruledOutBy ?? [], 'ruledOutBy'), ...read(filled(template?.ruledOutBy), 'template')],
      except: [...read(entry.except, 'except'), ...read(filled(template?.except), 'template')],
      past: entry.past === true,
      demand: demandOf(entry),
    }
  })
}

const fill = (template: string, technology: string): string =>
  template.replaceAll('{it}', `{${technology}}`).replaceAll('{other}', `{!${technology}}`)

function demandOf({ template, demand, technology }: NeedEntry): Need['demand'] {
  const kind = template ?? demand
  return kind === undefined ? null : { kind, technology: (technology ?? null) as TechnologyId | null }
}

const effects: readonly CueEffect[] = ['negated', 'dropped', 'attributed', 'hedged', 'ignored']

function readReadingCues(file: Located<CuesFile>, groups: Groups, issues: Issue[]): ReadingCues {
  const { reading } = file.value
  const read = (texts: readonly string[], path: readonly PropertyKey[]): readonly Phrase[] =>
    readPhrases(texts, groups, file, ['reading', ...path], issues)
  const cues = effects.flatMap((effect) =>
    Object.entries(reading[effect]).flatMap(([reach, texts]) =>
      read(texts, [effect, reach]).map((phrase): Cue => ({ effect, reach: reach as CueReach, phrase }))
    )
  )
  return {
    cues,
    harmless: read(reading.harmless, ['harmless']),
    clauseStarts: read(reading.clauseStarts, ['clauseStarts']),
    barriers: new Set(reading.barriers),
  }
}

function readStanceCues(file: Located<CuesFile>, groups: Groups, issues: Issue[]): StanceCues {
  const read = (key: keyof StanceCues): readonly Phrase[] =>
    readPhrases(file.value.stance[key], groups, file, ['stance', key], issues)
  return {
    good: read('good'),
    mild: read('mild'),
    bad: read('bad'),
    neutral: read('neutral'),
    negators: read('negators'),
    contrasts: read('contrasts'),
    split: read('split'),
    concessions: read('concessions'),
    both: read('both'),
    hybrid: read('hybrid'),
    silent: read('silent'),
    objects: read('objects'),
    joins: read('joins'),
    headingGood: read('headingGood'),
    headingBad: read('headingBad'),
  }
}
