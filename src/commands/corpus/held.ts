import { z } from 'zod'
import { technologyKinds, type LabelStance, type OwnArticle, type OwnName, type OwnStance, type TechnologyId,
  type TechnologyKind, type TopicId } from '../../corpus/index.js'
import type { HeldArticle } from '../../store/index.js'

const stances = ['for', 'against', 'neutral', 'trade-off', 'both'] as const satisfies readonly LabelStance[]

/** What was read in an article's words, as the store keeps it. */
export const contentSchema = z.object({
  names: z.array(z.object({ name: z.string().min(1).max(60),
    kind: z.enum(technologyKinds as [TechnologyKind, ...TechnologyKind[]]), isSide: z.boolean() })).max(100),
  /** Start, end, "for go", topic, sureness in hundredths. */
  stances: z.array(z.tuple([z.int().min(0), z.int().min(0), z.string().max(80), z.string().max(60),
    z.int().min(0).max(100)])),
})

export interface Content {
  readonly names: readonly OwnName[]
  /** As they were proposed. */
  readonly stances: readonly OwnStance[]
}

export const spellContent = ({ names, stances: proposed }: Content): string =>
  JSON.stringify({ names: [...names],
    stances: proposed.map(({ start, end, topic, sureness, ...said }) => [start, end, spellSaid(said), topic,
      Math.round(sureness * 100)]) } satisfies z.infer<typeof contentSchema>)

/** Nothing of what another program wrote otherwise. */
export function parseContent(content: string): Content {
  const read = contentSchema.safeParse(parseJson(content))
  if (!read.success) return { names: [], stances: [] }
  return { names: read.data.names,
    stances: read.data.stances.flatMap(([start, end, said, topic, sureness]): readonly OwnStance[] => {
      const parsed = parseSaid(said)
      return parsed === undefined
        ? []
        : [{ start, end, ...parsed, topic: topic as TopicId, decidedBy: 'pattern', sureness: sureness / 100 }]
    }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Said = Pick<OwnStance, 'stance' | 'technology'>

/** "for go", "both". */
export const spellSaid = ({ stance, technology }: Said): string =>
  technology === null ? stance : `${stance} ${technology}`

function parseSaid(said: string): Said | undefined {
  const [word, technology = null] = said.split(' ')
  const stance = stances.find((each) => each === word)
  return stance === undefined ? undefined : { stance, technology: technology as TechnologyId | null }
}

/** What a moderator said of a sentence: "for go|performance". */
export const spellReview = (said: Said & Pick<OwnStance, 'topic'>): string => `${spellSaid(said)}|${said.topic}`

/** Its words and what holds of them: what was reviewed in the place of what was proposed. */
export function toOwn(held: HeldArticle): OwnArticle {
  const { id, title, author, publisher, published, url, body, content, reviews } = held
  const { names, stances: proposed } = parseContent(content)
  const reviewed = new Map(reviews.map(({ place, stance }) => [place, stance]))
  return { id, title, author, publisher, published, url, body, names,
    stances: proposed.map((each) => {
      const [said = '', topic = ''] = reviewed.get(each.start)?.split('|') ?? []
      const read = parseSaid(said)
      return read === undefined || topic === ''
        ? each
        : { ...each, ...read, topic: topic as TopicId, decidedBy: 'reviewed' as const, sureness: 1 }
    }) }
}

/** How many of its proposed sentences were read. */
export const isReviewed = ({ stances: all }: Pick<OwnArticle, 'stances'>): boolean =>
  all.every(({ decidedBy }) => decidedBy === 'reviewed')
