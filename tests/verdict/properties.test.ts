import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NeedId, Rule, Technology } from '../../src/corpus/index.js'
import type { Evidence, Verdict } from '../../src/verdict/index.js'
import { allNeeds, compareOn, corpus, hear, idsIn, judge, pick, rooms } from '../support/verdicts.js'

// The same cases on every run: what fails here fails for everyone.
const runs = (numRuns: number): { readonly numRuns: number; readonly seed: number } => ({ numRuns, seed: 20_261_121 })

const needIds = allNeeds.flatMap((id): string[] => [id, `!${id}`])
const profile = fc.uniqueArray(fc.constantFrom(...needIds), { minLength: 1, maxLength: 8,
  selector: (id) => id.replace('!', '') })
const core = ({ outcome, technologies, margin, points, parts, sides, remarks }: Verdict): unknown => ({ outcome,
  technologies, margin,
  points: points.map(({ rule, weight, evidence }) => [rule, weight, evidence.map(({ start }) => start)]), parts, sides,
  remarks })
const statesOf = (text: string): unknown =>
  Array.from(new Map(hear(text).map(({ need, state }) => [need, state]))).sort()

/** What each need is called and heard by, without what denies something itself. */
const sayings = new Map<NeedId, readonly string[]>(
  corpus.rulebook.needs.map(({ id, called }) => [id, called.filter((words) =>
    !words.split(' ').some((word) => corpus.rulebook.reading.barriers.has(word)) &&
    idsIn(`Wanted: ${words}.`).includes(id)
  )]),
)

const spoken = allNeeds.filter((id) => (sayings.get(id) ?? []).length > 0)
const say = (id: NeedId): string => sayings.get(id)?.[0] ?? ''
// Texts of a few words: of a longer one, what was learnt weighs the order as well. To have decided nothing beside what
// is wanted is a contradiction that no text settles.
const descriptions = fc.uniqueArray(fc.constantFrom(...spoken.filter((id) => id !== 'unknown')), { minLength: 1, maxLength: 4 })
  .map((ids) => ids.map((id) => `Wanted: ${say(id)}.`))
  .filter((sentences) => sentences.join(' ').split(/\W+/).length < 7)

describe('a verdict over the whole rule book', () => {
  it('gives every point of 1,000 profiles a rule, words and quotes that a reviewer read the same way', () => {
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
    const rules = new Map<string, Rule>(corpus.rulebook.rules.map((rule) => [rule.id, rule]))
    const sound = new Map<string, readonly string[]>()
    fc.assert(fc.property(profile, (ids) => {
      for (const { rule, summary, topic, weight, contested, single, evidence } of judge(pick(...ids)).points) {
        const source = rules.get(rule)
        expect({ summary, topic, contested, single }).toEqual({ summary: source?.summary, topic: source?.topic,
          contested: source?.contested, single: source?.single })
        expect(weight).toBeGreaterThan(0)
        for (const each of evidence) {
          const key = `${each.passage.article} ${each.start} ${each.end} ${each.technology ?? ''} ${each.stance}`
          const faults = sound.get(key) ?? faultsOf(each, bodies.get(each.passage.article) ?? '')
          sound.set(key, faults)
          expect([rule, ...faults]).toEqual([rule])
        }
      }
    }), runs(1_000))
    expect(sound.size).toBeGreaterThan(100)
  })

  it('never rests on what a note calls wrong, and puts what is dated last', () => {
    const ranges = corpus.caveats.filter(({ category }) => category === 'wrong').map(({ cites }) => cites)
    expect(ranges.length).toBeGreaterThan(0)
    const met = corpus.rulebook.rules.filter(({ when }) => when !== null).map(({ when }) =>
      when?.each.flatMap(([first]) => first ?? []) ?? []
    )
    for (const ids of met) {
      for (const { evidence } of judge(pick(...ids)).points) {
        expect(evidence.some((each) => ranges.some((range) => overlap(each, range)))).toBe(false)
        const dated = evidence.map(({ caveats }) => caveats.some(({ category }) => category === 'dated'))
        expect(dated).toEqual([...dated].sort())
      }
    }
  })

  it('does not care for the order of the needs', () => {
    fc.assert(fc.property(profile, fc.nat(), (ids, turn) => {
      const moved = [...ids.slice(turn % ids.length), ...ids.slice(0, turn % ids.length)].reverse()
      expect(core(judge(pick(...moved)))).toEqual(core(judge(pick(...ids))))
    }), runs(150))
  })

  it('does not care how often a need is said', () => {
    fc.assert(fc.property(profile, fc.nat(), (ids, at) => {
      expect(core(judge(pick(...ids, ids[at % ids.length] ?? '')))).toEqual(core(judge(pick(...ids))))
    }), runs(150))
  })
})

function overlap({ passage, start, end }: Evidence,
  range: { readonly article: string; readonly start: number; readonly end: number }): boolean {
  return passage.article === range.article && start < range.end && range.start < end
}

/** What is wrong with a quote: nothing, where it is verbatim and a reviewed label bears out whom it speaks for. */
function faultsOf(evidence: Evidence, body: string): readonly string[] {
  const { passage, start, end, technology, stance, caveats } = evidence
  const labels = corpus.stances.filter((label) => overlap(evidence, label) && label.decidedBy === 'reviewed')
  const agrees = labels.some((label) =>
    label.stance === 'both' ||
    (label.technology === technology && (label.stance === stance || label.stance === 'trade-off'))
  )
  const againstOther = labels.some((label) =>
    technology !== null && label.technology !== technology && label.stance === (stance === 'for' ? 'against' : 'for')
  )
  return [
    ...(body.slice(passage.start, passage.end) === passage.text && passage.start <= start && end <= passage.end
      ? []
      : ['not verbatim']),
    ...(labels.length > 0 ? [] : ['no reviewed label']),
    ...(stance === 'for' || stance === 'against'
      ? (agrees || againstOther ? [] : [`labels do not say ${stance} ${technology ?? ''}`])
      : []),
    ...(caveats.some(({ category }) => category === 'wrong') ? ['marked wrong'] : []),
  ]
}

describe('a comparison over the whole corpus', () => {
  const sided = corpus.technologies.filter(({ ecosystem }) => ecosystem !== null)
  const topics = [null, ...corpus.topics.map(({ id }) => id)]

  it('is the same with its arguments turned round', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sided), fc.constantFrom(...sided), fc.constantFrom(...topics),
        (left, right, topic) => {
          expect(compareOn([right, left], topic)).toEqual(compareOn([left, right], topic))
        }),
      runs(60),
    )
  })

  it('weighs a framework as it weighs its ecosystem', () => {
    const [node, python] = ['node', 'python'].map((id) => sided.find((each) => each.id === id))
    if (node === undefined || python === undefined) throw new Error('Expected both ecosystems.')
    fc.assert(
      fc.property(fc.constantFrom(...sided.filter(({ ecosystem }) => ecosystem === node.id)),
        fc.constantFrom(...topics), (one, topic) => {
        expect({ ...compareOn([one, python], topic), remarks: [] }).toEqual({
          ...compareOn([node, python], topic),
          remarks: [],
        })
      }),
      runs(40),
    )
  })
})

describe('reading over the whole rule book', () => {
  it('hears each need that can be said', () => {
    expect(spoken.length).toBeGreaterThan(allNeeds.length * 0.9)
  })

  it('hears no need that is negated by its first name, but for one or two', () => {
    const named = corpus.rulebook.needs.filter(({ demand }) => demand === null)
    const heard = named.flatMap(({ id }) => negated(say(id)).filter((text) => idsIn(text).includes(id)))
    expect(heard.length, heard.join(' ')).toBeLessThan(3)
  })

  it('hears hardly any name of a need that is negated', () => {
    const texts = spoken.flatMap((id) => (sayings.get(id) ?? []).flatMap((words) =>
      negated(words).map((text) => ({ id, text }))
    ))
    const heard = texts.filter(({ id, text }) => idsIn(text).includes(id))
    expect(heard.length / texts.length).toBeLessThan(0.04)
  })

  it('does not care for the order of sentences', () => {
    fc.assert(fc.property(descriptions, (sentences) => {
      expect(statesOf([...sentences].reverse().join(' '))).toEqual(statesOf(sentences.join(' ')))
    }), runs(60))
  })

  it('does not care for letter case', () => {
    fc.assert(fc.property(descriptions, (sentences) => {
      const text = sentences.join(' ')
      expect(statesOf(text.toUpperCase())).toEqual(statesOf(text))
      expect(statesOf(text.toLowerCase())).toEqual(statesOf(text))
    }), runs(40))
  })

  it('does not care for a sentence about nothing, before or behind', () => {
    const asides = ['Thank you in advance.', 'My dog is brown.', 'The sun came out in Lisbon.',
      'Greetings from a rainy Tuesday.']
    fc.assert(fc.property(descriptions, fc.constantFrom(...asides), (sentences, aside) => {
      const text = sentences.join(' ')
      expect(statesOf(`${text} ${aside}`)).toEqual(statesOf(text))
      expect(statesOf(`${aside} ${text}`)).toEqual(statesOf(text))
    }), runs(60))
  })

  it('takes an alias of a technology for its name, in whatever letters', () => {
    const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
    for (const head of heads) {
      const expected = statesOf(`We only know ${head.name}.`)
      expect(expected).not.toEqual([])
      for (const spelling of spellingsOf(head))
        expect([spelling, statesOf(`We only know ${spelling}.`)]).toEqual([spelling, expected])
    }
  })
})

const negated = (words: string): readonly string[] => [
  `There is no ${words}.`,
  `We do not need ${words}.`,
  `It works without ${words}.`,
  `We want neither a pony nor ${words}.`,
  `${words} is not needed.`,
]

/** The ways to write a technology by which that one alone is found. */
function spellingsOf({ id, name, aliases }: Technology): readonly string[] {
  return [name, ...aliases].flatMap((each) => [each, each.toUpperCase(), each.toLowerCase()])
    .filter((each) => rooms.reader.read(`We only know ${each}.`).technologies.some(({ value }) => value.id === id))
}
