import type { Action, Answer, Block } from '../../answer/index.js'
import type { AnyCommand, Invocation, Sent } from '../../commands/index.js'
import type { Files } from './given.js'
import { countCharacters } from '../rendering/limits.js'
import { chooseShowing, describeWait, describeEarlier, explainElsewhere, findEarlier, findWait, isFree, nameAnswer,
  noteAnswer } from '../limiting/manners.js'
import { findName } from './places.js'
import { notify, replyWith, waitFor, type Repliable } from '../sending/reply.js'
import type { Receipt, Surface } from '../surface.js'
import { sayingsIn } from '../rendering/texts.js'
import { alone } from '../sending/turns.js'

type RunAction = Extract<Action, { readonly kind: 'run' }>

/** Something asked for by command, or again by a button. */
export interface Asked {
  readonly invocation: Invocation
  readonly command: AnyCommand
  /** Fetches the files that were handed in, which takes its time: part of answering, for those alone who get an answer. */
  readonly files?: (() => Promise<Files>) | undefined
  /** As the asker said; undefined if they did not. */
  readonly hide: boolean | undefined
  /** What would give this answer again, for its pages. */
  readonly again: Action | undefined
  /** A message of the same channel that an answer which all may see is to be a reply to. */
  readonly replyTo?: string | undefined
  /** Knows of the earlier answer, and wants another. */
  readonly insists?: boolean
}

/** Answers for whom it is meant; or says how long to wait, or where the same was answered just now. */
export async function answerAsked(interaction: Repliable, asked: Asked, surface: Surface,
  receipt: Receipt): Promise<void> {
  const { desk, turns, repeats } = surface
  const { invocation, command, hide } = asked
  const { scope } = invocation
  const settings = await desk.settings(scope.guild)
  const { toAll, isElsewhere } = chooseShowing(scope, settings, hide)
  const isShown = toAll && command.private !== true
  const known = nameAnswer(invocation, surface)
  if (!toAll && known !== undefined) repeats.whisper(interaction.id, known)
  const name = isShown ? known : undefined
  const before = name === undefined ? undefined : turns.find(name)
  // Whoever insists has seen an earlier answer, not the one that is on its way.
  if (before)
    return (await waitFor(interaction, before, surface, receipt))
      ? answerAsked(interaction, { ...asked, insists: false }, surface, receipt)
      : undefined
  const earlier = asked.insists === true ? undefined : findEarlier(name, surface)
  const full = isFree(command, invocation.args)
    ? undefined
    : findWait(scope, settings, isShown && !earlier ? 'shown' : 'private', surface)
  if (full) return notify(interaction, (say) => describeWait(full, say), surface, receipt)
  if (earlier) return pointTo(interaction, earlier, asked, surface, receipt)
  const think = async (): Promise<Answer> => {
    const files = (await asked.files?.()) ?? { texts: {} }
    if ('trouble' in files) return refuseFile(sayingsIn(scope.locale).fileTrouble[files.trouble])
    const answer = await desk.dispatch({ ...invocation, args: { ...invocation.args, ...files.texts } })
    const said = isElsewhere && hide !== true
      ? explainElsewhere(answer, scope, settings, (id) => findName(interaction.guild, id))
      : answer
    return replyTo === undefined ? said : { ...said, replyTo }
  }
  const replyTo = isShown ? asked.replyTo : undefined
  const reply = (): Promise<void> =>
    replyWith(interaction, think, {
      ephemeral: !isShown || replyTo !== undefined,
      slow: command.slow === true || replyTo !== undefined,
      again: asked.again,
      staysHere: isElsewhere,
      posts: hide !== true && !isElsewhere,
      onShown: (answer, sent) => noteAnswer(name, answer, sent, surface),
      surface,
      receipt,
    })
  return alone(name, turns, reply)
}

const refuseFile = (why: string): Answer => ({ status: 'refused', private: true,
  blocks: [{ kind: 'line', line: [{ kind: 'text', text: why }] }], controls: [], record: null })

/** Tells one person where the same was answered, with a button for those who want it all the same. */
async function pointTo(interaction: Repliable, earlier: Sent, { invocation, command, replyTo }: Asked, surface: Surface,
  receipt: Receipt): Promise<void> {
  const answer = describeEarlier(earlier, invocation.scope)
  const anew = writeAnew(invocation, command)
  const words: readonly Block[] = anew?.question === undefined ? [] : [{ kind: 'question', text: anew.question }]
  const handle = anew && ({ kind: 'anew', action: anew.action, ...(replyTo === undefined ? {} : { replyTo }) } as const)
  await replyWith(interaction, () => Promise.resolve({ ...answer, blocks: [...words, ...answer.blocks] }), {
    ephemeral: true,
    slow: false,
    handle,
    surface,
    receipt,
  })
}

// A message carries them whole beside the button; whoever wrote more asks anew by themselves.
const longestWords = 1_000

/** The same again: what was picked in the button's id, the asker's own words in its message. */
function writeAnew({ command: name, args }: Invocation, { args: specs }: AnyCommand): { readonly action: RunAction;
  readonly question?: string } | undefined {
  const given = Object.entries(args).flatMap((
    [argument, value],
  ) => (value === undefined ? [] : [[argument, String(value)] as const]))
  const own = given.filter(([argument]) =>
    !Object.hasOwn(specs, argument) || specs[argument]?.kind === 'text' || specs[argument]?.kind === 'file'
  )
  const picked = Object.fromEntries(given.filter((entry) => !own.includes(entry)))
  const [words] = own
  if (words === undefined) return { action: { kind: 'run', command: name, args: picked } }
  if (own.length > 1 || countCharacters(words[1]) > longestWords) return undefined
  return { action: { kind: 'run', command: name, args: picked, takes: words[0] }, question: words[1] }
}
