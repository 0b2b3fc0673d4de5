import { describe, expect, it } from 'vitest'
import { standardSettings } from '../../../src/memory/index.js'
import { openCooldown } from '../../../src/discord/limiting/cooldown.js'
import { permission, type Seen } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const project = 'Live auction with thousands of bidders at once, no machine learning.'

/** Buttons by row, without those of the message itself. */
const rowsOf = ({ message }: Seen): readonly (readonly string[])[] =>
  message.components.flatMap((row) => {
    const components = row['type'] === 1 && Array.isArray(row['components'])
      ? (row['components'] as { readonly type: number; readonly label?: string }[])
      : []
    return components.some(({ type }) => type === 2) ? [components.flatMap(({ label }) => label ?? [])] : []
  })

async function start() {
  const store = await openTestStore()
  const session = await startSession({}, { desk: openHouse(() => Promise.resolve(store)) })
  return { ...session, store, bo: session.discord.member('Bo') }
}

describe('what was heard', () => {
  it('is corrected with one tap in the asker’s own answer, which keeps the question and its buttons', async () => {
    const { ada } = await start()
    const seen = await ada.slash('recommend', { project })
    expect(rowsOf(seen)).toEqual([['Why', 'Other side', 'Context', 'Sources', 'Remove'], ['Helpful', 'Not helpful',
      'More needs']])
    const [picker] = seen.pickers
    const again = await ada.pick(seen, picker!.id, [...picker!.picked, 'ml'])
    expect(again.message.id).toBe(seen.message.id)
    expect(again.isPrivate).toBe(false)
    expect(again.text).toContain(project.slice(0, 30))
    expect(again.text).toContain('Use both')
    expect(again.pickers[0]!.picked).toEqual([...picker!.picked, 'ml'])
    expect(rowsOf(again)).toEqual(rowsOf(seen))
    expect((await ada.press(again, 'Why')).isPrivate).toBe(true)
  })

  it('is another’s answer for everybody else: they get one of their own, privately, and correct that', async () => {
    const { ada, bo } = await start()
    const seen = await ada.slash('recommend', { project })
    const before = seen.text
    const own = await bo.pick(seen, seen.pickers[0]!.id, ['ml'])
    expect(own.isPrivate).toBe(true)
    expect(own.message.id).not.toBe(seen.message.id)
    expect(own.text).toContain('**Needs:** Machine learning')
    const corrected = await bo.pick(own, own.pickers[0]!.id, ['chat'])
    expect(corrected.message.id).toBe(own.message.id)
    expect(corrected.isPrivate).toBe(true)
    expect(ada.screen.find(({ message }) => message.id === seen.message.id)?.text).toBe(before)
  })

  it.each(['which is best?', 'node or python'])('is asked for with one list where a question says nothing: %s',
    async (question) => {
      const { ada } = await start()
      const seen = await ada.slash('ask', { question })
      expect(seen.text).toContain('What do you build, and what does your team know?')
      expect(seen.pickers).toHaveLength(1)
      const [picker] = seen.pickers
      expect(picker!.picked).toEqual([])
      expect(picker!.options.length).toBeLessThan(26)
      expect(picker!.options.map(({ value }) => value)).toEqual(expect.arrayContaining(['chat', 'team-knows-python']))
      const again = await ada.pick(seen, picker!.id, ['chat'])
      expect(again.message.id).toBe(seen.message.id)
      expect(again.text).toContain(question)
      expect(again.text).toContain('**Needs:** Chat')
      expect(again.text).not.toContain('What do you build')
    })

  it('stays where more needs are looked through, page after page', async () => {
    const { ada } = await start()
    let seen = await ada.slash('recommend', { project })
    const first = seen.pickers[0]!
    for (let page = 0; page < 2; page++) seen = await ada.press(seen, 'More needs')
    expect(seen.pickers[0]!.options.map(({ value }) => value)).not.toContain(first.options[0]!.value)
    const [value = ''] = seen.pickers[0]!.options.map((option) => option.value)
    const again = await ada.pick(seen, seen.pickers[0]!.id, [value])
    expect(again.pickers[0]!.picked).toEqual([...first.picked, value])
  })

  it('can be tapped off whole', async () => {
    const { ada } = await start()
    const seen = await ada.slash('recommend', { project })
    const none = await ada.pick(seen, seen.pickers[0]!.id, [])
    expect(none.pickers[0]!.picked).toEqual([])
    // Nothing is judged and nothing quoted: no view would hold anything.
    expect(rowsOf(none)).toEqual([['More needs', 'Remove']])
  })
})

describe('a comparison', () => {
  it('goes on to a topic and back in place', async () => {
    const { ada } = await start()
    const seen = await ada.slash('compare', { left: 'node', right: 'python' })
    const [picker] = seen.pickers
    const one = await ada.pick(seen, picker!.id, ['performance'])
    expect(one.message.id).toBe(seen.message.id)
    expect(one.text).toContain('Performance')
    expect(one.pickers[0]!.picked).toEqual(['performance'])
    expect((await ada.pick(one, one.pickers[0]!.id, ['*'])).text).toBe(seen.text)
  })
})

describe('a vote', () => {
  it('is thanked for privately, can be changed, and leaves the answer as it is', async () => {
    const { ada, bo, store, discord } = await start()
    const seen = await ada.slash('ask', { question: 'Node or Python for real-time?' })
    const before = seen.text
    expect((await ada.press(seen, 'Helpful')).isPrivate).toBe(true)
    expect((await bo.press(seen, 'Helpful')).text).toContain('Thank you')
    expect((await bo.press(seen, 'Not helpful')).text).toContain('changed')
    expect((await store.feedback.tally(discord.server.id, 0)).find(({ subject }) => subject === 'topic:real-time'))
      .toMatchObject({ helpful: 1, unhelpful: 1 })
    expect(ada.screen.find(({ message }) => message.id === seen.message.id)?.text).toBe(before)
  })

  it('is not asked for below errors, help and management', async () => {
    const { ada, discord } = await start()
    const max = discord.member('Max', { may: permission.manageGuild })
    const seen = [await ada.slash('about', { technology: 'zzzz' }), await ada.slash('help'), await ada.slash('privacy'),
      await max.slash('settings')]
    expect(seen.flatMap(({ buttons }) => buttons.map(({ label }) => label)).filter((label) => /elpful/.test(label)))
      .toEqual([])
  })
})

describe('forget me', () => {
  it('is one tap below /privacy, and takes the votes along', async () => {
    const { ada, store, discord } = await start()
    const seen = await ada.slash('about', { technology: 'django' })
    await ada.press(seen, 'Helpful')
    const told = await ada.slash('privacy')
    expect(told.isPrivate).toBe(true)
    const done = await ada.press(told, 'Forget me')
    expect(done.isPrivate).toBe(true)
    expect(done.text).toMatch(/was in 1 entry/)
    expect(await store.guilds.export(discord.server.id)).not.toContain(ada.user.id)
  })

  it('is limited as questions are, by command and by button; what is kept may be read however often', async () => {
    const store = await openTestStore()
    const cooldown = openCooldown()
    // For which no time passes.
    const { ada } = await startSession({}, { desk: openHouse(() => Promise.resolve(store)),
      cooldown: { take: (windows) => cooldown.take(windows, 0) } })
    const { answers } = standardSettings.memberLimit
    for (let turn = 0; turn < answers; turn++)
      expect((await ada.slash('privacy', { action: 'forget' })).text).not.toContain('You have asked')
    expect((await ada.slash('privacy', { action: 'forget' })).text).toContain('You have asked')
    const told = await ada.slash('privacy')
    for (let turn = 0; turn < answers * 4; turn++)
      expect((await ada.press(told, 'Forget me')).text).not.toContain('You have asked')
    expect((await ada.press(told, 'Forget me')).text).toContain('You have asked')
  })
})
