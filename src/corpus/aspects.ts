import { z } from 'zod'
import type { Issue } from '../errors.js'
import { nearestNames } from '../text/index.js'
import { findRepeats, openSpot, type Located, type Spot } from './document.js'
import { quoted } from './issues.js'
import { readStance, stanceSchema } from './labels.js'
import type { Article, Aspect, AspectId, AspectLabel, Passage, StanceLabel, Technology, TechnologyId, Topic,
  TopicId } from './model.js'
import { findSidesIn } from './names.js'
import { idSchema, words } from './schemas.js'

export const questionKinds = ['compare', 'choose', 'fact', 'list', 'define', 'why', 'how-to'] as const

const labels = z.array(idSchema).max(12)

/** One entry of `aspects.json`: what may be asked, and which labelled sentences answer it. */
export const aspectsSchema = z.array(z.strictObject({
  id: idSchema,
  topic: idSchema,
  name: words(60),
  means: words(200),
  asks: z.enum(questionKinds),
  about: z.array(idSchema).max(10),
  direct: labels.min(1),
  partly: labels.exactOptional(),
  /** What a sentence says on exactly this, where that is not what it says on its own topic: "for node", "both". */
  says: z.record(idSchema, stanceSchema).exactOptional(),
}))

export type AspectEntry = z.infer<typeof aspectsSchema>[number]

export interface AspectGround {
  readonly articles: readonly Article[]
  readonly passages: readonly Passage[]
  readonly labels: readonly StanceLabel[]
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
  /** Ids of labels that could not be read: they are told of where they stand. */
  readonly unread: ReadonlySet<string>
  readonly issues: Issue[]
}

/** Reads aspects. Names of nothing, a label given twice, an id that two have: all goes into `issues`. */
export function readAspects(file: Located<readonly AspectEntry[]>, ground: AspectGround): readonly Aspect[] {
  const { issues } = ground
  const byId = new Map<string, StanceLabel>(ground.labels.map((label) => [label.id, label]))
  const findSides = findSidesIn(ground)
  issues.push(...findRepeats(file.value, file))
  return file.value.map((entry, index) => {
    checkNames(entry, openSpot(file, issues, [index]), { ground, byId })
    const { id, topic, name, means, asks, about, direct, partly = [], says = {} } = entry
    const labelsOf = (ids: readonly string[]): readonly AspectLabel[] =>
      ids.flatMap((each) => {
        const label = byId.get(each)
        if (label === undefined) return []
        const here = says[each]
        const said = here === undefined ? label : { ...label, ...readStance(here) }
        return [{ ...said, between: findSides(said, said.technology) }]
      })
    return { id: id as AspectId, topic: topic as TopicId, name, means, asks, about: about as TechnologyId[],
      direct: labelsOf(direct), partly: labelsOf(partly) }
  })
}

interface Known {
  readonly ground: AspectGround
  readonly byId: ReadonlyMap<string, StanceLabel>
}

function checkNames({ topic, about, direct, partly = [], says = {} }: AspectEntry, spot: Spot,
  { ground, byId }: Known): void {
  const check = (what: string, id: string,
    { ids, at }: { readonly ids: readonly string[]; readonly at: Spot }): void => {
    if (ids.includes(id)) return
    at.complain(`unknown-${what}`, { message: `Found the ${what} ${quoted(id)}; expected the id of a ${what}.`,
      nearest: nearestNames(id, ids) })
  }
  const technologies = ground.technologies.map(({ id }) => id as string)
  const labels = [...byId.keys(), ...ground.unread]
  check('topic', topic, { ids: ground.topics.map(({ id }) => id), at: spot.inside('topic') })
  for (const [place, id] of about.entries())
    check('technology', id, { ids: technologies, at: spot.inside('about', place) })
  const listed = new Set<string>()
  for (const [key, ids] of [['direct', direct], ['partly', partly]] as const) {
    for (const [place, id] of ids.entries()) {
      const at = spot.inside(key, place)
      if (listed.has(id)) at.complain('duplicate-label', `Found the label ${quoted(id)} again; expected each once.`)
      listed.add(id)
      check('label', id, { ids: labels, at })
    }
  }
  for (const [id, stance] of Object.entries(says)) {
    const { technology } = readStance(stance)
    check('label', id, { ids: [...listed], at: spot.inside('says', id) })
    if (technology !== null) check('technology', technology, { ids: technologies, at: spot.inside('says', id) })
  }
}
