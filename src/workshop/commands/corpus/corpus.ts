import { composeIssues, type Answer } from '../../../answer/index.js'
import type { Issue } from '../../../errors.js'
import { english } from '../../../language/index.js'
import { defineCommand, type CommandContext, nearestNames, quote } from '../../../commands/index.js'
import { checkTask } from './check.js'
import { citeTask } from './cite.js'
import { importTask } from './import.js'
import { ownTasks } from './own.js'
import { rulesTask } from './rules.js'
import type { CorpusArgs, CorpusTask } from './task.js'
import { trainTask } from './train.js'

const tasks = new Map<string, CorpusTask>([
  ['check', { takes: ['against', 'quotes'], run: checkTask }],
  ['rules', { takes: ['topic'], run: rulesTask }],
  ['cite', { takes: ['words'], run: citeTask }],
  ['train', trainTask],
  ['import', { takes: ['words', 'id', 'adopt', 'dry-run'], run: importTask }],
  ...ownTasks,
])
const names = [...tasks.keys()]

export const corpus = defineCommand({
  name: 'corpus',
  summary: 'For editors: check the corpus, read rules, cite words, import; see to a server’s articles.',
  only: 'terminal',
  slow: true,
  args: {
    task: { kind: 'text',
      summary: 'check, rules, cite, train or import; list, show, remove or restore a server’s own articles' },
    words: { kind: 'text',
      summary: 'cite: the exact words of an article; import: a text, Markdown or HTML file; show …: a title or an id',
      optional: true, rest: true },
    against: { kind: 'path', summary: 'check: a folder of source texts to compare the articles with', optional: true,
      named: true },
    quotes: { kind: 'flag', summary: 'check: print the words that each note is about' },
    topic: { kind: 'topic', summary: 'rules: only those on one topic', optional: true, named: true },
    id: { kind: 'text', summary: 'import: the article’s id, if not derived from its title', optional: true,
      named: true },
    guild: { kind: 'text', summary: 'list, show, remove, restore: the server’s id', optional: true, named: true,
      maxCharacters: 20 },
    adopt: { kind: 'text', summary: 'import: kinds of what is new to the articles: language, or name=kind, name=kind …',
      optional: true, named: true },
    'dry-run': { kind: 'flag', summary: 'import: show what would be written without writing it' },
  },
  examples: ['corpus check', 'corpus rules --topic {topic}', 'corpus import article.txt --dry-run'],
  run({ task: name, ...args }, context) {
    const task = tasks.get(name)
    if (!task) return composeIssues([unknownTask(name)], english)
    const idle = Object.entries(args).filter(([argument, value]) =>
      value !== undefined && !task.takes.some((taken) => taken === argument)
    )
    return idle.length > 0
      ? composeIssues(idle.map(([argument]) => idleArgument(name, argument)), english)
      : runTask(task, args, context)
  },
})

const runTask = (task: CorpusTask, args: CorpusArgs, context: CommandContext): Answer | Promise<Answer> =>
  task.run(args, context)

function unknownTask(name: string): Issue {
  const [nearest] = nearestNames(name, names)
  const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  return { code: 'unknown-task', path: 'task',
    message: `${quote(name)} is no task; expected one of ${names.join(', ')}.${hint}` }
}

function idleArgument(name: string, argument: string): Issue {
  const takers = [...tasks].filter(([, { takes }]) => takes.some((taken) => taken === argument)).map(([taker]) => taker)
  return { code: 'idle-argument', path: argument,
    message: `${quote(name)} does nothing with it; expected it only with ${takers.join(' or ')}.` }
}
