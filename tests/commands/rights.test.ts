import { describe, expect, it } from 'vitest'
import { catalogue, findRefusal, mayDo, type Invocation, type Right, type Scope } from '../../src/commands/index.js'
import { parsed, refused, type Parsed } from '../../src/errors.js'
import { textsIn } from '../../src/language/index.js'
import { linesOf } from '../support/answers.js'
import { openHouse, people } from '../support/house.js'
import { openTestStore } from '../support/store.js'

const member: Scope = { surface: 'discord', guild: '1' }
const may = (...rights: readonly Right[]): Scope => ({ ...member, rights })
const refusalOf = (command: Parameters<typeof findRefusal>[0], scope: Scope): string | undefined =>
  findRefusal(command, scope, textsIn('en'))?.code

describe('rights', () => {
  it.each([
    [{}, member, undefined],
    [{ right: 'moderate' }, member, 'not-allowed'],
    [{ right: 'moderate' }, may('moderate'), undefined],
    [{ right: 'moderate' }, may('manage'), undefined],
    [{ right: 'manage' }, may('moderate'), 'not-allowed'],
    [{ right: 'manage' }, may('manage'), undefined],
    [{ guildOnly: true }, { surface: 'discord' }, 'not-in-a-server'],
    [{ guildOnly: true, right: 'manage' }, { surface: 'discord' }, 'not-in-a-server'],
    [{ guildOnly: true }, member, undefined],
  ] as const)('of a command %j in %j are refused with %s', (command, scope, code) => {
    expect(refusalOf(command, scope)).toBe(code)
  })

  it('are not asked for at a terminal', () => {
    expect(mayDo('manage', { surface: 'terminal' })).toBe(true)
  })
})

const managed = catalogue.filter(({ right, only }) => right !== undefined && only !== 'terminal')

describe('a command for those who look after a server', () => {
  it('answers nobody else, however it is asked, and changes nothing for them', async () => {
    expect(managed.map(({ name }) => name)).toEqual(expect.arrayContaining(['settings', 'insights']))
    const store = await openTestStore()
    const desk = openHouse(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
    for (const { name: command, right, args } of managed) {
      const lacking = right === 'manage' ? [people.member, people.moderator] : [people.member]
      const given = Object.fromEntries(
        Object.entries(args).map(([arg, { choices = ['1'] }]) => [arg, choices[0] ?? '1']),
      )
      for (const scope of lacking) {
        const answers = [
          await desk.dispatch({ command, args: {}, scope }),
          await desk.dispatch({ command, args: given, scope }),
          await desk.press({ kind: 'run', command, args: given }, scope),
          await desk.press({ kind: 'run', command, args: {}, takes: Object.keys(args)[0] ?? 'value' }, scope, {
            picked: ['1'],
          }),
          await desk.press({ kind: 'run', command, args: {} }, scope, { fields: given }),
        ]
        expect(
          answers.map((
            { status, private: hidden, form, record },
          ) => [status, hidden, form, record?.kind === 'error' ? record.error.code : '']),
          command,
        ).toEqual(
          answers.map(() => ['refused', true, undefined, 'not-allowed']),
        )
      }
    }
    const held = JSON.parse(await store.guilds.export('900')) as Record<string, unknown>
    expect(Object.values(held).filter((rows) => Array.isArray(rows) && rows.length > 0)).toEqual([])
  })

  it('says so alone: it was read, and yet may not be', async () => {
    const answer = await openHouse(openTestStore).dispatch({ command: 'settings', args: {}, scope: people.member })
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(['line'])
  })

  it('is of no server where there is none', async () => {
    const desk = openHouse(openTestStore)
    for (const { name: command } of managed) {
      const answer = await desk.dispatch({ command, args: {},
        scope: { surface: 'discord', person: { id: '1', name: 'Ada' }, rights: ['manage'] } })
      expect(answer, command).toMatchObject({ status: 'refused', record: { error: { code: 'not-in-a-server' } } })
    }
  })
})

describe('what is fetched for a command', () => {
  const file = '{"format":"backquote-canned","version":1,"items":[]}'
  const dispatch = async (scope: Scope, fetched: Parsed<Invocation['args']>) => {
    let fetches = 0
    const fetchArgs = (): Promise<Parsed<Invocation['args']>> => Promise.resolve((fetches += 1, fetched))
    const answer = await openHouse().dispatch({ command: 'canned-manage import', args: { file: '1' }, fetchArgs,
      scope })
    return { fetches, answer }
  }

  it('is let be where the command is refused', async () => {
    const { fetches, answer } = await dispatch(people.member, parsed({ file }))
    expect([fetches, linesOf(answer)]).toEqual([0, [textsIn('en').rights.mayNot.moderate]])
  })

  it('is read in the place of what was given, once', async () => {
    const { fetches, answer } = await dispatch(people.manager, parsed({ file }))
    const given = await openHouse().dispatch({ command: 'canned-manage import', args: { file }, scope: people.manager })
    expect([fetches, linesOf(answer)]).toEqual([1, linesOf(given)])
  })

  it('says why it cannot be had', async () => {
    const { answer } = await dispatch(people.manager, refused({ code: 'file-gone', message: 'It is gone.' }))
    expect([answer.status, answer.private, linesOf(answer)]).toEqual(['refused', true, ['It is gone.']])
  })
})
