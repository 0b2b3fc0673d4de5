import type { Action, Answer } from '../../answer/index.js'
import type { AnyCommand, ArgSpecs, Invocation, Sent } from '../../commands/index.js'
import { serialize } from '../limiting/in-flight.js'
import { chooseShowing, describeEarlier, describeWait, explainElsewhere, findEarlier, findWait, isFree, nameAnswer,
  noteAnswer } from '../limiting/policy.js'
import { countCharacters } from '../rendering/limits.js'
import { findName } from '../sending/permissions.js'
import { notify, replyWith, waitFor } from '../sending/reply.js'
import type { Request } from '../surface.js'

type RunAction = Extract<Action, { readonly kind: 'run' }>

/** Something asked for by command, or again by a button. */
interface Asked {
  readonly invocation: Invocation
  readonly command: AnyCommand
  /** As the asker said; undefined if they did not. */
  readonly hide?: boolean | undefined
  /** What would give this answer again, for its pages. */
  readonly again?: Action | undefined
  /** A message of the same channel that an answer which all may see is to be a reply to. */
  readonly replyTo?: string | undefined
  /** Knows of the earlier answer, and wants another. */
  readonly force?: boolean
}

/** Answers for whom it is meant; or says how long to wait, or where the same was answered just now. */
export async function answerAsked(request: Request, asked: Asked): Promise<void> {
  const { interaction, texts, surface } = request
  const { desk, inFlight, repeats } = surface
  const { invocation, command, hide } = asked
  const { toAll, isElsewhere } = chooseShowing(request, hide)
  const isShown = toAll && command.private !== true
  const known = nameAnswer(invocation, surface)
  if (!toAll && known !== undefined) repeats.noteEphemeral(interaction.id, known)
  const name = isShown ? known : undefined
  const before = name === undefined ? undefined : inFlight.find(name)
  if (before) {
    // Whoever forces another has seen an earlier answer, not the one that is on its way.
    return (await waitFor(request, before)) ? answerAsked(request, { ...asked, force: false }) : undefined
  }
  const earlier = asked.force === true ? undefined : findEarlier(name, surface)
  const full = isFree(command, invocation.args)
    ? undefined
    : findWait(request, isShown && !earlier ? 'shown' : 'private')
  if (full) return notify(request, describeWait(full, texts))
  if (earlier) return pointTo(request, earlier, asked)
  const replyTo = isShown ? asked.replyTo : undefined
  const think = async (): Promise<Answer> => {
    const answer = await desk.dispatch(invocation)
    const said = isElsewhere && hide !== true
      ? explainElsewhere(answer, request, (id) => findName(interaction.guild, id))
      : answer
    return replyTo === undefined ? said : { ...said, replyTo }
  }
  return serialize(name, inFlight, () =>
    replyWith(request, think, {
      toAll: isShown && replyTo === undefined,
      slow: command.slow === true || replyTo !== undefined,
      again: asked.again,
      staysHere: isElsewhere,
      posts: hide !== true && !isElsewhere,
      // What rests on one person's profile answers nobody else.
      onShown: ({ status, personal }, sent) =>
        noteAnswer(personal === true ? undefined : name, { status, sent }, surface),
    }))
}

/** Tells one person where the same was answered, with a button for those who want it all the same. */
function pointTo(request: Request, earlier: Sent, { invocation, command, replyTo }: Asked): Promise<void> {
  const notice = describeEarlier(earlier, request)
  const again = spellAgain(invocation, command)
  const answer: Answer = again?.question === undefined
    ? notice
    : { ...notice, blocks: [{ kind: 'question', text: again.question }, ...notice.blocks] }
  const handle = again &&
    ({ kind: 'ask-again', action: again.action, ...(replyTo === undefined ? {} : { replyTo }) } as const)
  return replyWith(request, () => Promise.resolve(answer), { handle })
}

// A message carries them whole beside the button; whoever wrote more asks again by themselves.
const longestWords = 1_000

/** The same again: what was picked in the button's id, the asker's own words in its message. */
function spellAgain({ command, args }: Invocation, { args: specs }: AnyCommand): { readonly action: RunAction;
  readonly question?: string } | undefined {
  const given = spellArgs(args)
  const own = given.filter(([name]) => isOwnWords(name, specs))
  const picked = Object.fromEntries(given.filter((entry) => !own.includes(entry)))
  const [words] = own
  if (words === undefined) return { action: { kind: 'run', command, args: picked } }
  if (own.length > 1 || countCharacters(words[1]) > longestWords) return undefined
  return { action: { kind: 'run', command, args: picked, takes: words[0] }, question: words[1] }
}

/** What was given, as an action holds it. */
export const spellArgs = (args: Invocation['args']): readonly (readonly [name: string, value: string])[] =>
  Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]))

/** Whether an argument holds the asker's own words; what is not known to be picked is taken for that. */
export const isOwnWords = (name: string, specs: ArgSpecs): boolean =>
  !Object.hasOwn(specs, name) || specs[name]?.kind === 'text' || specs[name]?.kind === 'file'
