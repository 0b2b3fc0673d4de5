import { describe, expect, it } from 'vitest'
import type { Answer, Picker } from '../../../src/answer/index.js'
import { code, makeAnswer, say } from '../../support/discord/fake-desk.js'
import { makeRole, makeServer } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

const needs: Picker = {
  kind: 'choices',
  label: 'What it needs',
  action: { kind: 'rejudge', answer: code, page: 0 },
  options: [
    { label: 'Patience', value: 'patience', detail: 'Standing still', picked: true },
    { label: 'Speed', value: 'speed', picked: false },
  ],
  min: 0,
  max: 2,
}
const question = { kind: 'question', text: 'which bird?' } as const
const withNeeds = (more: Partial<Answer> = {}): Answer =>
  makeAnswer([question, ...say('Heron')], { pickers: [needs], ...more })

describe('a list to pick from', () => {
  it('shows what is picked, and hands on what is picked then with the question of its message', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withNeeds()
    const seen = await ada.slash('ask', { question: 'which bird?' })
    expect(seen.pickers).toMatchObject([{ label: 'What it needs', type: 3, picked: ['patience'], min: 0, max: 2,
      options: [{ label: 'Patience', value: 'patience', description: 'Standing still' }, { label: 'Speed',
        value: 'speed', description: '' }] }])
    await ada.pick(seen, 'What it needs', ['patience', 'speed'])
    await ada.pick(seen, 'What it needs', [])
    expect(desk.pressed).toEqual([
      { action: needs.action, given: { question: 'which bird?', picked: ['patience', 'speed'] } },
      { action: needs.action, given: { question: 'which bird?', picked: [] } },
    ])
  })

  it("changes the asker's own answer where it stands, and gives anyone else a private one", async () => {
    const { ada, desk, discord } = await startSession()
    desk.answers = () => withNeeds()
    desk.press = () => Promise.resolve(withNeeds({ blocks: say('Stork'), inPlace: true }))
    const seen = await ada.slash('ask', { question: 'which bird?' })
    const other = await discord.member('Bob').pick(seen, 'What it needs', ['speed'])
    expect([other.isPrivate, other.message.id === seen.message.id]).toEqual([true, false])
    const own = await ada.pick(seen, 'What it needs', ['speed'])
    expect([own.isPrivate, own.message.id, own.text]).toEqual([false, seen.message.id, 'Stork'])
    expect(own.buttons.map(({ label }) => label)).toEqual(['Remove'])
  })

  it('never puts what is for one person into a message that all see', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withNeeds()
    desk.press = () => Promise.resolve(makeAnswer(say('for you alone'), { private: true, inPlace: true }))
    const seen = await ada.slash('ask', { question: 'which bird?' })
    const told = await ada.pick(seen, 'What it needs', [])
    expect([told.isPrivate, told.message.id === seen.message.id]).toEqual([true, false])
  })

  it('changes a private answer in place, in time even when judging takes long', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withNeeds()
    desk.press = () =>
      new Promise((resolve) => setTimeout(() => resolve(withNeeds({ blocks: say('Stork'), inPlace: true })), 1_700))
    const seen = await ada.slash('ask', { question: 'which bird?', hide: true })
    const changed = await ada.pick(seen, 'What it needs', ['speed'])
    expect(changed.text).toContain('Stork')
    expect(changed.afterMs).toBeLessThan(3_000)
  })

  it('of roles or channels shows those picked before, and hands on ids', async () => {
    const [role, server] = [makeRole('Keepers'), makeServer('Home')]
    const { ada, desk, discord } = await startSession({ servers: [{ ...server, roles: [role] }] })
    const { channelId } = discord.place()
    const action = (name: string) => ({ kind: 'run', command: 'ask', args: { set: name }, takes: 'value' }) as const
    desk.answers = () =>
      makeAnswer(say('Settings'), {
        private: true,
        pickers: [
          { kind: 'roles', label: 'Who', action: action('roles'),
            options: [{ label: '', value: role.id, picked: true }, { label: '', value: 'not an id', picked: true }],
            min: 0, max: 25 },
          { kind: 'channels', label: 'Where', action: action('channels'),
            options: [{ label: '', value: channelId, picked: true }], min: 0, max: 1 },
        ],
      })
    const seen = await ada.slash('ask', { question: 'settings' })
    expect(seen.pickers.map(({ label, type, picked }) => ({ label, type, picked }))).toEqual([{ label: 'Who', type: 6,
      picked: [role.id] }, { label: 'Where', type: 8, picked: [channelId] }])
    await ada.pick(seen, 'Who', [role.id])
    await ada.pick(seen, 'Where', [channelId])
    expect(desk.pressed.map(({ action: { kind }, given }) => [kind, given])).toEqual([['run', { picked: [role.id] }], [
      'run',
      { picked: [channelId] },
    ]])
  })

  it('is left out when its action finds no room, when it offers nothing, and when it is there already', async () => {
    const { ada, desk } = await startSession()
    const long = { kind: 'run', command: 'ask', args: { question: 'x'.repeat(120) }, takes: 'topic' } as const
    desk.answers = () =>
      makeAnswer(say('x'), { pickers: [{ ...needs, action: long }, { ...needs, options: [] }, needs, needs],
        controls: [{ label: 'The same', action: needs.action }] })
    const seen = await ada.slash('ask', { question: 'x' })
    expect(seen.pickers).toHaveLength(1)
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Remove'])
  })

  it('refuses nothing that a program of one’s own may send: what is picked is for the desk to judge', async () => {
    const { ada, desk, log } = await startSession()
    desk.answers = () => withNeeds()
    const seen = await ada.slash('ask', { question: 'x' })
    await ada.pick(seen, 'What it needs', ['__proto__', 'x'.repeat(100), '@everyone'], { force: true })
    expect(desk.pressed[0]?.given.picked).toEqual(['__proto__', 'x'.repeat(100), '@everyone'])
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })
})
