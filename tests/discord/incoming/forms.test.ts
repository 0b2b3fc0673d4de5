import { describe, expect, it } from 'vitest'
import type { AnswerCode, Form } from '../../../src/answer/index.js'
import { code, makeAnswer, say } from '../../support/discord/fake-desk.js'
import { permission } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

const form: Form = {
  title: 'A note on herons',
  action: { kind: 'run', command: 'ask', args: { about: 'heron' } },
  fields: [
    { name: 'title', label: 'Title', hint: 'A few words', value: 'Herons', long: false, required: true,
      maxCharacters: 60 },
    { name: '__proto__', label: 'Text', hint: '', value: '', long: true, required: false, maxCharacters: 4000 },
  ],
}
const withForm = makeAnswer([], { private: true, form })

describe('a form', () => {
  it('opens at once, filled in as far as it is known, and is handed in as a press', async () => {
    const { ada, desk, discord } = await startSession()
    desk.answers = () => withForm
    const seen = await ada.slash('ask', { question: 'why?' })
    expect(seen.modal).toMatchObject({ title: 'A note on herons',
      fields: [{ name: 'title', label: 'Title', hint: 'A few words', value: 'Herons', required: true, long: false,
        maxCharacters: 60 }, { name: '__proto__', value: '', required: false, long: true }] })
    expect(discord.messages).toEqual([])
    expect((await ada.fill(seen, { ['__proto__']: 'they stand\r\nstill' })).isPrivate).toBe(true)
    const [pressed] = desk.pressed
    expect(pressed?.action).toEqual(form.action)
    expect(Object.entries(pressed?.given.fields ?? {})).toEqual([['title', 'Herons'], ['__proto__',
      'they stand\nstill']])
  })

  it('is counted like a press: who hands in too many is told to wait', async () => {
    const { ada, desk } = await startSession({}, { cooldown: undefined })
    desk.answers = () => withForm
    const seen = await ada.slash('ask', { question: 'why?' })
    const told: string[] = []
    for (let turn = 0; turn < 25; turn++) told.push((await ada.fill(seen, { title: `${turn}` })).text)
    expect(desk.pressed.length).toBeLessThan(25)
    expect(told.at(-1)).toContain('You have asked 20 times within 10 s')
  })

  it('may be handed in with blanks, which Discord neither trims nor takes for nothing', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withForm
    const seen = await ada.slash('ask', { question: 'why?' })
    await ada.fill(seen, { title: '  ' })
    expect(desk.pressed[0]?.given.fields?.['title']).toBe('  ')
    await expect(ada.fill(seen, { title: '' })).rejects.toThrow('must be filled in')
  })

  it('opens from a button, knows the question of its message, and may change a private one', async () => {
    const { ada, desk } = await startSession()
    const seen = await ada.slash('ask', { question: 'why?', hide: true })
    desk.press = () => Promise.resolve(withForm)
    const opened = await ada.press(seen, 'Why')
    const given: unknown[] = []
    desk.press = (_action, _scope, more) => {
      given.push(more)
      return Promise.resolve(makeAnswer(say('written'), { private: true, inPlace: true }))
    }
    const changed = await ada.fill(opened)
    expect(given).toMatchObject([{ question: 'why?', fields: { title: 'Herons' } }])
    expect([changed.message.id, changed.text]).toEqual([seen.message.id, 'written'])
  })

  it('that comes when another one was handed in waits behind a button, with what is said above', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withForm
    desk.press = () => Promise.resolve({ ...withForm, blocks: say('Bob was quicker. You wrote: Herons') })
    const conflict = await ada.fill(await ada.slash('ask', { question: 'why?' }))
    expect(conflict).toMatchObject({ isPrivate: true, modal: undefined,
      text: expect.stringContaining('Bob was quicker') })
    expect((await ada.press(conflict, 'Open the form')).modal?.fields[0]?.value).toBe('Herons')
  })

  it('that comes too late to be shown waits behind a button, which a restart forgets', async () => {
    const { ada, desk, bot } = await startSession()
    desk.answers = () => new Promise((resolve) => setTimeout(() => resolve(withForm), 1_700))
    const late = await ada.slash('ask', { question: 'why?' })
    expect(late).toMatchObject({ isPrivate: true, text: 'Fill in the form to continue.' })
    expect((await ada.press(late, 'Open the form')).modal?.title).toBe('A note on herons')
    await bot.stop()
    const second = await startSession()
    expect((await second.ada.press(late, 'Open the form')).text).toContain('no longer have')
  })

  it('whose action finds no room is a failure that shows, never a form that leads nowhere', async () => {
    const { ada, desk, log } = await startSession()
    desk.answers = () => ({ ...withForm,
      form: { ...form, action: { kind: 'save', answer: 'x'.repeat(120) as AnswerCode } } })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('Something went wrong')
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  it('is cut to what Discord takes, and never holds a part of a text as if it were the whole', async () => {
    const { ada, desk } = await startSession()
    const long = { ...form, title: 't'.repeat(80),
      fields: [{ name: 'a', label: 'l'.repeat(80), hint: 'h'.repeat(200), value: 'v'.repeat(70), long: true,
        required: false, maxCharacters: 60 }] }
    desk.answers = () => ({ ...withForm, form: long })
    const { modal } = await ada.slash('ask', { question: 'why?' })
    expect(modal?.fields[0]).toMatchObject({ value: '', maxCharacters: 60 })
  })

  it('of an older version says that it has expired', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => withForm
    const seen = await ada.slash('ask', { question: 'why?' })
    if (!seen.modal) throw new Error('no form')
    const old = { ...seen, modal: { ...seen.modal, id: 'bq0:r:ask' } }
    expect(await ada.fill(old)).toMatchObject({ isPrivate: true, text: expect.stringContaining('expired') })
  })
})

describe("the menu's entries for moderators", () => {
  const start = async () => {
    const session = await startSession()
    const { desk } = session
    const commands = [...desk.commands,
      { name: 'canned', summary: 'Posts one.', guildOnly: true, args: { name: { kind: 'canned', summary: 'Which' } },
        examples: [], run: () => withForm } as const]
    await session.bot.stop()
    const withCanned = { ...desk, commands }
    return { ...(await startSession({}, { desk: withCanned })), desk: withCanned }
  }

  it('are offered to moderators alone', async () => {
    const { ada, discord } = await start()
    const moderator = discord.member('Mo', { may: permission.manageMessages })
    expect(ada.offered(3)).toEqual(['Answer from the articles'])
    expect(moderator.offered(3)).toEqual(['Answer from the articles', 'Reply with a canned comparison',
      'Save as canned comparison'])
    expect(moderator.at(discord.direct()).offered(3)).toEqual(['Answer from the articles'])
    await expect(ada.choose('Save as canned comparison', ada.say('hello'))).rejects.toThrow('does not offer')
  })

  it('make a canned comparison of an answer, by its code and its question', async () => {
    const { ada, desk, discord } = await start()
    const moderator = discord.member('Mo', { may: permission.manageMessages })
    const { message } = await ada.slash('ask', { question: 'which bird?' })
    await moderator.choose('Save as canned comparison', message)
    expect(desk.pressed).toEqual([{ action: { kind: 'save', answer: code }, given: { question: 'which bird?' } }])
  })

  it('say so when a message of ours is no answer', async () => {
    const { ada, desk, discord } = await start()
    const moderator = discord.member('Mo', { may: permission.manageMessages })
    desk.answers = () => makeAnswer(say('no code stands here'))
    const { message } = await ada.slash('ask', { question: 'which bird?' })
    expect(await moderator.choose('Save as canned comparison', message)).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('not one of my answers') })
    expect(desk.pressed).toEqual([])
  })

  it('offer what may be said in reply to a message', async () => {
    const { ada, desk, discord } = await start()
    const question = ada.say('Which one, please?')
    await discord.member('Mo', { may: permission.manageMessages }).choose('Reply with a canned comparison', question)
    expect(desk.pressed.map(({ action }) => action)).toEqual([{ kind: 'reply', message: question.id, page: 0 }])
  })
})
