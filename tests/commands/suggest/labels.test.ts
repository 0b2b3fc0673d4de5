import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../src/commands/index.js'
import { namesInLabel, nearTo, withAlias, withWords } from '../../../src/commands/labels.js'
import { shippedCorpus, shippedDesk } from '../../support/house.js'
import { moderator, openCannedDesk } from '../canned/house.js'

const { technologies, topics, articles } = shippedCorpus()
const spellings = [...technologies.flatMap(({ name, aliases }) => [name, ...aliases.slice(0, 1)]), 'pyhton', 'djnago', 'c#', '.net']
const sayings = [...topics.flatMap(({ name, synonyms }) => [name, ...synonyms.slice(0, 1)]), 'sped', 'securty']

/** What is said, without the echo of how it was asked. */
const said = ({ blocks, status }: { readonly blocks: unknown; readonly status: string }): unknown => ({ blocks,
  status })

describe('a choice that comes back by its label means the same as by its value', () => {
  it.each([
    ['about', 'technology', spellings, {}],
    ['compare', 'left', spellings, { right: 'python' }],
    ['compare', 'topic', sayings, { left: 'node', right: 'python' }],
    ['sources', 'article', ['', ...articles.map(({ title }) => title.slice(0, 4))], {}],
  ] as const)('/%s %s', async (command, argument, typings, more) => {
    const seen = new Set<string>()
    for (const locale of ['en', 'it'] as const) {
      const scope: Scope = { surface: 'discord', locale }
      for (const typed of ['', ...typings]) {
        for (const { label, value } of await shippedDesk().suggest({ command, argument, typed, scope })) {
          if (seen.has(label) || label === value) continue
          seen.add(label)
          const send = (words: string) =>
            shippedDesk().dispatch({ command, args: { ...more, [argument]: words }, scope })
          expect(said(await send(label)), `${label} = ${value}`).toEqual(said(await send(value)))
        }
      }
    }
    expect(seen.size).toBeGreaterThan(4)
  })

  it('/ask and /recommend, where what was typed is only near', async () => {
    const scope: Scope = { surface: 'discord' }
    for (const [command, argument, typed] of [['ask', 'question', 'securty'], ['recommend', 'project', 'machne lear']] as const) {
      const [first] = await shippedDesk().suggest({ command, argument, typed, scope })
      expect(first?.label).toBe(`≈ ${first?.value}`)
      const send = (words: string) => shippedDesk().dispatch({ command, args: { [argument]: words }, scope })
      expect(await send(first!.label)).toEqual(await send(first!.value))
    }
  })

  it('/canned and each command of /canned-manage that takes a name', async () => {
    const { desk, run, manage, write } = await openCannedDesk()
    await write('own', { title: 'Caching (and queues): what when', aliases: 'cache, a (b)' })
    const ways = ['preview', 'edit', 'history', 'restrict', 'alias', 'delete', 'approve'] as const
    const seen = new Set<string>()
    for (const typed of ['', 'sec', 'securty', 'cach', 'a (', 'event loop', 'asyncio']) {
      for (const { label, value } of await desk.suggest({ command: 'canned', argument: 'name', typed, scope: moderator })) {
        if (seen.has(label)) continue
        seen.add(label)
        expect(said(await run('canned', { name: label })), label).toEqual(said(await run('canned', { name: value })))
        for (const task of ways.slice(0, 5)) {
          const [byLabel, byValue] = [await manage(task, { name: label }), await manage(task, { name: value })]
          expect([said(byLabel), byLabel.form], `${task} ${label}`).toEqual([said(byValue), byValue.form])
        }
        expect((await manage('list', { search: label })).record).toEqual((await manage('list', { search: value })).record)
      }
    }
    expect(seen.size).toBeGreaterThan(11)
    expect(await manage('delete', { name: 'Caching (and queues): what when (a (b))' })).toMatchObject({ status: 'answered' })
    const [gone] = await desk.suggest({ command: 'canned-manage restore', argument: 'name', typed: '', scope: moderator })
    expect(await manage('restore', { name: gone!.label })).toMatchObject({ status: 'answered' })
  })
})

it('a title is what stands above a comparison, and keeps nobody from naming another so', async () => {
  const { write, manage } = await openCannedDesk()
  await write('one', { title: 'Two' })
  await write('two', { title: 'Something else' })
  expect(JSON.stringify((await manage('preview', { name: 'Two' })).blocks)).toContain('Something else')
})

it('a label gives back the name it was made from, whatever stands in either', () => {
  for (const name of ['C#', 'A (b) … c ≈ d', 'x '.repeat(40).trim()]) {
    for (const other of ['csharp', 'a (b)', '≈ …']) {
      for (const label of [name, withAlias(name, other), withWords(name, other), nearTo(name, other)])
        expect(namesInLabel(label)).toContain(name)
    }
  }
})
