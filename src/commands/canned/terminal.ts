import { composeIssues, heading, line, list, quiet, strong, text, type Answer, type Line } from '../../answer/index.js'
import { exchangeOf, spellExchange, spellShippedBaselines, type BodyIssue, type Canned } from '../../canned/index.js'
import { writeCannedBasis } from '../../corpus/index.js'
import { locales } from '../../language/index.js'
import { findChosen } from './chosen.js'
import { importFile } from './import.js'
import { exportItems, itemLine, mostParts, preview } from './look.js'
import { findProblems, problemLine, refuseUnknown, screen } from './item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { findGuildIssue } from '../desk/parse.js'

const guildArg = { kind: 'text', summary: "The server's id", optional: true, named: true, maxCharacters: 20 } as const

/** With the server that the operator named; without one only what is shipped is seen. */
export function inServer(guild: string | undefined, context: CommandContext,
  run: (context: CommandContext) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  if (guild === undefined) return run(context)
  const issue = findGuildIssue(guild)
  return issue ? composeIssues([issue], context.texts) : run({ ...context, scope: { ...context.scope, guild } })
}

export const cannedListAll = defineCommand({
  name: 'canned list',
  summary: 'List the shipped canned comparisons, or those of a server.',
  only: 'terminal',
  args: { guild: guildArg },
  examples: ['canned list'],
  run: ({ guild }, context) =>
    inServer(guild, context, async (inside) => {
      const index = await inside.canned.index(inside.scope.guild)
      const all = [...index.items, ...index.deleted]
      const items = all.map((item) => itemLine(item, inside))
      return screen(inside.texts.canned.listTitle, [list(items)], { data: {
        items: all.map(({ name, title, aliases, origin, version, deleted }) => ({ name, title, aliases, origin, version,
          deleted })
        ),
      } })
    }),
})

export const cannedShow = defineCommand({
  name: 'canned show',
  summary: 'Show a canned comparison as it would be posted, with its problems.',
  only: 'terminal',
  args: { name: { kind: 'canned', summary: 'Which one' }, guild: guildArg },
  examples: ['canned show security'],
  run: ({ name, guild }, context) =>
    inServer(guild, context, async (inside) => {
      const index = await inside.canned.index(inside.scope.guild)
      const item = findChosen(index, name)
      if (!item) return refuseUnknown(name, { index, command: 'canned show', context: inside })
      const { name: spelt, title, aliases, body, origin, version } = item
      return { ...preview(item, inside), controls: [],
        record: { kind: 'data', data: { name: spelt, title, aliases, body, origin, version } } }
    }),
})

export const cannedLint = defineCommand({
  name: 'canned lint',
  summary: 'Check a canned comparison, or all of them, for problems and staleness.',
  only: 'terminal',
  args: {
    name: { kind: 'canned', summary: 'Which one; all if left out', optional: true },
    guild: guildArg,
    approve: { kind: 'flag', summary: 'Record what the shipped ones rest on now, after reviewing them' },
  },
  examples: ['canned lint'],
  run({ name, guild, approve }, context) {
    if (approve === true) return approveShipped(context)
    return inServer(guild, context, async (inside) => {
      const index = await inside.canned.index(inside.scope.guild)
      const item = name === undefined ? undefined : findChosen(index, name)
      if (name !== undefined && !item) return refuseUnknown(name, { index, command: 'canned lint', context: inside })
      return lintAll([...lintEach(item ? [item] : index.items, inside), ...(await lintTranslations(item, inside))],
        inside)
    })
  },
})

/** What was looked at, under its name, and what is wrong with it. */
interface Linted {
  readonly name: string
  readonly problems: readonly BodyIssue[]
}

const lintEach = (items: readonly Canned[], context: CommandContext): readonly Linted[] =>
  items.map((item) => ({ name: item.name, problems: findProblems(item, context) }))

/** The shipped ones, or one of them, in each other language that they have words in. */
async function lintTranslations(only: Canned | undefined, context: CommandContext): Promise<readonly Linted[]> {
  const spoken = await Promise.all(locales.map(async (locale) => {
    const there = context.speaking(locale)
    const { items } = await there.canned.index(there.scope.guild)
    const files = context.corpus.canned.filter(({ name, translations }) =>
      translations[locale] !== undefined && (only === undefined || only.name === name)
    )
    const translated = items.filter(({ name, origin }) =>
      origin === 'shipped' && files.some((file) => file.name === name)
    )
    return lintEach(translated, there).map((linted) => ({ ...linted, name: `${linted.name} (${locale})` }))
  }))
  return spoken.flat()
}

function lintAll(looked: readonly Linted[], context: CommandContext): Answer {
  const found = looked.filter(({ problems }) => problems.length > 0)
  const blocks = found.flatMap(({ name, problems }) => [
    heading(name),
    list(problems.map((problem): Line => problemLine(problem, context))),
  ])
  const items = found.map(({ name, problems }) => ({ name,
    problems: problems.map(({ level, code, line: at, about }) => ({ level, code, line: at, about })) })
  )
  const title = `${looked.length} looked at, ${found.length} with something to look after`
  return { ...screen(title, blocks, { data: { items } }),
    status: found.some(({ problems }) => problems.some(({ level }) => level === 'error')) ? 'failed' : 'answered' }
}

function approveShipped(context: CommandContext): Answer {
  const path = writeCannedBasis(context.corpusFolder, spellShippedBaselines(context))
  return screen('Approved', [
    line(text('What the shipped comparisons rest on now is recorded in '), strong(path),
      quiet('. Commit it with them.')),
  ])
}

export const cannedExportAll = defineCommand({
  name: 'canned export',
  summary: "Export a server's own canned comparisons, or the shipped ones, as JSON.",
  only: 'terminal',
  args: { guild: guildArg,
    part: { kind: 'integer', summary: 'Which part, if there are too many for one import', optional: true, named: true,
      min: 1, max: mostParts } },
  examples: ['canned export'],
  run: ({ guild, part }, context) =>
    inServer(guild, context, async (inside) => {
      if (inside.scope.guild !== undefined) return exportItems(part, inside)
      const { items } = await inside.canned.index(undefined)
      return { ...screen(inside.texts.canned.exportTitle, [], { data: exchangeOf(items) }),
        file: { name: 'canned-comparisons.json', text: spellExchange(items) } }
    }),
})

export const cannedImportFile = defineCommand({
  name: 'canned import',
  summary: 'Import canned comparisons into a server: first the plan, then all or nothing with --confirm.',
  only: 'terminal',
  args: {
    file: { kind: 'file', summary: 'A file made with export' },
    guild: { ...guildArg, optional: true },
    confirm: { kind: 'text', summary: 'The code shown with the plan', optional: true, named: true, maxCharacters: 8 },
  },
  examples: ['canned import comparisons.json --guild 100000000000000001'],
  run({ file, guild, confirm }, context) {
    if (guild === undefined)
      return composeIssues([{ code: 'missing', path: 'guild',
        message:
          "Nothing was received; expected a server's id after --guild: the shipped ones are files in corpus/canned." }],
        context.texts)
    return inServer(guild, context, (inside) => importFile(file, confirm, inside))
  },
})
