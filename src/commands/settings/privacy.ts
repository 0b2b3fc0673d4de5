import { composeLines, composeRefusal, heading, line, list, quiet, say, text, type Answer, type Block, type Control,
  type Line } from '../../answer/index.js'
import { kept, type Kept } from '../../memory/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { orStoreTrouble } from '../desk/guards.js'

export const privacy = defineCommand({
  name: 'privacy',
  summary: 'What is stored about you and for how long; forget removes your id from all of it.',
  private: true,
  // To forget goes through the whole store.
  free: 'bare',
  args: {
    action: { kind: 'choice', summary: 'forget: erase what is stored under your id', optional: true,
      choices: ['forget'] },
  },
  examples: ['privacy', 'privacy forget'],
  async run({ action }, context) {
    return action === 'forget' ? forget(context) : show(context)
  },
})

async function show(context: CommandContext): Promise<Answer> {
  const { texts: { privacy: texts }, scope } = context
  const { keepsQuestions } = await context.settings()
  const said = scope.guild === undefined ? '' : texts.keepsQuestions[keepsQuestions ? 'yes' : 'no']
  const blocks: Block[] = [
    heading(texts.title),
    say(texts.opening),
    heading(texts.readsTitle),
    say(texts.reads),
    heading(texts.keepsTitle),
    list(kept.map((each) => describe(each, said, context))),
    heading(texts.memoryTitle),
    say(texts.memory),
    heading(texts.logsTitle),
    say(texts.logs),
    heading(texts.forgetTitle),
    say(texts.forget),
  ]
  const button: Control = { label: texts.forgetButton,
    action: { kind: 'run', command: 'privacy', args: { action: 'forget' } } }
  const record = { kept: kept.map(({ matter, days }) => ({ matter, days })), keepsQuestions }
  return { ...composeLines(blocks, record), controls: [button] }
}

function describe({ matter, days }: Kept, aboutQuestions: string, { texts: { privacy: texts } }: CommandContext): Line {
  const period = days === null ? texts.keptAlways : texts.keptDays(days)
  const words = matter === 'questions' && aboutQuestions !== ''
    ? `${texts.kept[matter]} ${aboutQuestions}`
    : texts.kept[matter]
  return [text(`${words} `), quiet(`(${period})`)]
}

/** All within this command: what it says has then been done. */
function forget({ scope, memory, texts: { privacy: texts } }: CommandContext): Promise<Answer> {
  const erase = async (): Promise<Answer> => {
    const rows = await memory.forget(scope.person?.id ?? operator)
    return composeLines([say(texts.forgotten(rows)), line(quiet(texts.forgottenAfter))], { forgotten: rows })
  }
  // An operator is told what is wrong with the store.
  return scope.surface === 'terminal'
    ? erase()
    : orStoreTrouble(erase, ({ code }) => composeRefusal({ code, message: texts.notForgotten }))
}
