import { composeIssues, line, quiet, say, strong, text, type Answer, type Control } from '../../answer/index.js'
import { closeOwnNames, type LabelStance, type OwnStance, type TechnologyId, type Technology } from '../../corpus/index.js'
import { clip } from '../../text/index.js'
import { ofModerators, screen } from '../canned/item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { sayStance } from './add.js'
import { spellReview, toOwn } from './held.js'
import { articleArg, control, withArticle } from './manage.js'

export const corpusReview = defineCommand({
  name: 'corpus review',
  summary: 'Go through an article’s sentences: for, against, several or none, at a tap.',
  ...ofModerators,
  args: {
    ...articleArg,
    at: { kind: 'integer', summary: 'Where the sentence begins', optional: true, inner: true },
    say: { kind: 'text', summary: 'What it says', optional: true, inner: true, maxCharacters: 60 },
    after: { kind: 'integer', summary: 'Skip so many', optional: true, inner: true, min: 0, max: 10_000 },
  },
  examples: ['corpus review'],
  run: ({ article, at: place, say: said, after = 0 }, context) =>
    withArticle({ command: 'corpus review', article, isOffered: ({ deleted }) => !deleted }, context,
      async ({ id, guild }): Promise<Answer> => {
        const store = await context.store()
        const find = async () => (await store.articles.read(guild)).find((each) => each.id === id)
        const before = await find()
        const sentence = before && toOwn(before).stances.find(({ start }) => start === place)
        const review = sentence && said !== undefined ? parseTap(said, sentence) : undefined
        if (before && review) {
          await store.articles.review([{ guild, id, place: review.start, stance: spellReview(review),
            by: context.scope.person?.id ?? operator, at: context.now() }])
          await context.tell({ verb: 'corpus.review', subject: before.title, show: () => [] })
        }
        const held = await find()
        return held === undefined
          ? composeIssues([{ code: 'none', message: context.texts.corpus.noneCalled(id) }], context.texts)
          : { ...showNext(toOwn(held), after, context),
            ...(place === undefined && after === 0 ? {} : { inPlace: true }) }
      }),
})

/** "for go", "neutral": what a button says. */
function parseTap(said: string, { topic, start, technology: proposed }: OwnStance) {
  const [word, technology = null] = said.split(' ')
  const stance = (['for', 'against', 'both', 'neutral'] as const satisfies readonly LabelStance[])
    .find((each) => each === word)
  if (stance === undefined) return undefined
  const isSided = stance === 'for' || stance === 'against'
  const side = isSided ? ((technology ?? proposed) as TechnologyId | null) : null
  return isSided && side === null ? undefined : { stance, technology: side, topic, start }
}

// As many buttons as fit two rows beside those that lead on.
const mostSides = 3

/** The shakiest that nobody has read yet. */
function showNext(own: ReturnType<typeof toOwn>, after: number, context: CommandContext): Answer {
  const { texts: { corpus: says }, shipped, reader } = context
  const open = own.stances.filter(({ decidedBy }) => decidedBy === 'pattern')
    .sort((a, b) => a.sureness - b.sureness || a.start - b.start)
  const done = own.stances.length - open.length
  const progress = say(says.reviewed(done, own.stances.length))
  const next = open[after % Math.max(1, open.length)]
  const data = { id: own.id, reviewed: done, stances: own.stances.length }
  if (next === undefined)
    return screen(says.reviewTitle(clip(own.title, 100)), [progress, say(says.reviewDone)], { data,
      controls: [control(says.buttons.show, 'corpus show', { article: own.id })] })
  const { technologies } = closeOwnNames(shipped, [own], { mixture: 'both', isCommon: reader.english.isCommon })
  const topic = context.corpus.topics.find(({ id }) => id === next.topic)?.name ?? next.topic
  const tap = (label: string, said: string): Control => control(clip(label, 80), 'corpus review', { article: own.id,
    at: String(next.start), say: said })
  const sides = sidesOf(own.names.filter(({ isSide }) => isSide).map(({ name }) => name), technologies, next)
  return screen(says.reviewTitle(clip(own.title, 100)), [
    progress,
    say(says.reviewAsk),
    line(text(own.body.slice(next.start, next.end))),
    line(strong(says.proposedAs(sayStance(next, technologies, says), next.sureness)), quiet(` · ${topic}`)),
  ], {
    controls: [...sides.flatMap((each) => [tap(says.say.for(each.name), `for ${each.id}`),
      tap(says.say.against(each.name), `against ${each.id}`)]), tap(says.say.both, 'both'),
    tap(says.say.neutral, 'neutral'),
    ...(open.length > 1
      ? [control(says.buttons.next, 'corpus review', { article: own.id, after: String((after + 1) % open.length) })]
      : [])],
    data: { ...data, place: next.start, proposed: next.stance },
  })
}

/** Whom the sentence is said to speak of first, then the others that the article weighs. */
function sidesOf(names: readonly string[], technologies: readonly Technology[],
  { technology }: OwnStance): readonly Technology[] {
  const heads = technologies.filter(({ id, ecosystem }) => id === ecosystem)
  const named = heads.filter(({ name, aliases, id }) =>
    id === technology || [name, ...aliases].some((spelling) => names.includes(spelling)))
  return [...named].sort((a, b) => Number(b.id === technology) - Number(a.id === technology)).slice(0, mostSides)
}
