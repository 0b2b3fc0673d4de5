import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../../src/language/index.js'
import { textOf } from '../support/discord/checks.js'
import { listCommands, openCrawl } from '../support/discord/crawler.js'
import { makeRole, makeServer, permission, type Seen } from '../support/discord/index.js'
import { foreignMarks, moderators } from '../support/discord/markdown.js'
import { startSession } from '../support/discord/session.js'
import { openHouse, root, shippedCorpus } from '../support/house.js'

const failures = [textsIn('en'), textsIn('it')].flatMap((
  { discord },
) => [discord.expired, discord.unknownCommand, discord.apology('').split('.')[0] ?? ''])

const views = [textsIn('en'), textsIn('it')].flatMap(({ answer }) => Object.values(answer.views))

/** What a view holds beside the question it belongs to and its headings; a form and a picture speak for themselves. */
function contentOf({ text, modal, pictures, files }: Seen): string {
  const lines = text.split('\n').filter((line) => !/^(?:“|#{1,3} )/.test(line))
  return [...lines, ...pictures, ...files, modal?.title ?? ''].join('').replace(/[\s\u200b]/g, '')
}

/** Nothing but our own marks may show, nothing we said may be an excuse, and what a button opens holds something. */
function expectFine(seen: Seen, how: string): void {
  const { message, text } = seen
  const isView = views.some((label) => how.endsWith(`→ ${label}`))
  expect(isView ? contentOf(seen) : text.replace(/[\s\u200b]/g, '') || contentOf(seen), `${how} is empty`).not.toBe('')
  expect(foreignMarks(message.components, moderators), how).toEqual([])
  expect(failures.filter((words) => text.includes(words)), `${how}: ${text}`).toEqual([])
}

const hostile = [
  '@everyone @here <@&1> <@123456789012345678>',
  '```js\nx\n``` ||y|| **z** `a` ~~b~~ __c__',
  '[x](https://evil.example/**x**) discord.gg/abc https://evil.example/?a=*b*',
  'a\u0000b\u001b[31m \u202ec\u2066 \u200b\u200d',
  '__proto__',
  'x'.repeat(4_000),
  '> - # -# 1. \\',
  ' ',
]

const ownArticle = readFileSync(join(root, 'tests', 'fixtures', 'own', 'go-or-rust.md'), 'utf8')

const keepers = makeRole('Keepers')

async function startCrawl(words: (name: string) => readonly string[], most: number) {
  const faults: unknown[] = []
  const desk = openHouse(undefined, { onFault: (fault) => faults.push(fault), now: Date.now })
  const session = await startSession({ servers: [makeServer('Home', { roles: [keepers] })] }, { desk })
  const { discord, log } = session
  const member = discord.member('Mo', { may: permission.manageGuild | permission.manageMessages })
  // One article of the server's own, so that what keeps them has something to show.
  await member.press(await member.slash('corpus add', { file: discord.upload('own.md', ownArticle, 'text/markdown') }),
    'Add')
  const file = discord.upload('canned.json', '{"format":"backquote-canned","version":1,"items":[]}', 'application/json')
  const crawl = openCrawl({ discord, member, look: expectFine, words, role: keepers.id, file,
    spares: /^(?:Remove|Rimuovi)$/, most })
  const all = listCommands(discord.registry.listed('global').filter(({ type }) => type === 1)).map(({ name }) => name)
  const expectQuiet = (): void => {
    expect(faults).toEqual([])
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  }
  // The settings last: they change how everything else is answered.
  return { ...session, desk, member, crawl, names: [...all.filter((name) => name !== 'settings'), 'settings'],
    expectQuiet }
}

describe('a crawl through the house', () => {
  it('as a manager finds every command, option, button, list and form answered', async () => {
    const recommended = await openHouse().dispatch({ command: 'recommend', args: { project: 'a chat' },
      scope: { surface: 'discord' } })
    const replay = recommended.replay ?? ''
    const own: Readonly<Record<string, readonly string[]>> = {
      question: ['Is it easy to learn?', 'Which one for a chat?', '???'],
      project: ['a chat for ten thousand people with some machine learning'],
      code: [replay, replay.slice(1)],
      technology: ['pyhton', 'rust'],
      left: ['noed'],
      topic: ['lerning'],
    }
    const { crawl, names, member, discord, expectQuiet } = await startCrawl((name) => own[name] ?? ['glance here'], 60)
    const answer = await member.slash('ask', { question: 'Which is easier to learn?' })
    for (const name of names) await crawl.command(name)
    for (const entry of member.offered(3)) {
      for (const message of [answer.message, discord.member('Ada').say('Which is faster?')]) {
        crawl.counts.menus += 1
        await crawl.open(await member.choose(entry, message))
      }
    }
    const { commands, presses, picks, forms, menus } = crawl.counts
    expect([commands > 40, presses > 60, picks > 40, forms > 1, menus]).toEqual([true, true, true, true, 6])
    expectQuiet()
  })

  it('as a manager who writes anything finds nothing called, nothing broken out of and no failure', async () => {
    const { crawl, names, expectQuiet } = await startCrawl(() => hostile, 2)
    for (const name of names) await crawl.command(name)
    expect(crawl.counts.commands).toBeGreaterThan(100)
    expectQuiet()
  })

  it('as a member is offered what is for members, and refused in private what is not', async () => {
    const { discord, names, expectQuiet, ada, log } = await startCrawl(() => ['x'], 1)
    const closed = listCommands(
      discord.registry.listed('global').filter(({ type, default_member_permissions: needed }) =>
        type === 1 && typeof needed === 'string'
      ),
    )
    expect(ada.offered().filter((name) => closed.some((command) => command.name.split(' ')[0] === name))).toEqual([])
    const { mayNot } = textsIn('en').rights
    for (const { name, options } of closed) {
      const given = Object.fromEntries(
        options.filter(({ required }) => required === true).map((
          { name: option, type },
        ) => [textOf(option), type === 11 ? discord.upload('a.json', '{}', 'application/json') : 'x']),
      )
      const seen = await ada.slash(name, given, { force: true })
      expect([seen.isPrivate, seen.modal, [mayNot.moderate, mayNot.manage].some((words) => seen.text.includes(words))],
        name).toEqual([true, undefined, true])
    }
    const answer = await ada.slash('ask', { question: 'Which is easier to learn?' })
    for (const entry of ['Reply with a canned comparison', 'Save as canned comparison']) {
      const seen = await ada.choose(entry, answer.message, { force: true })
      expect([seen.isPrivate, seen.modal, seen.pickers], `${entry}: ${seen.text}`).toEqual([true, undefined, []])
    }
    expect(names.length).toBeGreaterThan(closed.length)
    expectQuiet()
    expect(log.lines.length).toBeGreaterThan(closed.length)
  })

  const many = Number(process.env['BACKQUOTE_CRAWL_QUESTIONS'] ?? 100)

  it(
    `as somebody with ${many} questions (BACKQUOTE_CRAWL_QUESTIONS) is answered, with views that hold something`,
    { timeout: 300_000 },
    async () => {
      const { ada, expectQuiet } = await startCrawl(() => [], 1)
      const { technologies, topics, articles, passages } = shippedCorpus()
      const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
      const shapes: readonly ((at: number) => string)[] = [
        (at) => `Is ${pick(technologies, at).name} good for ${pick(topics, at * 7).name}?`,
        (at) => `${pick(technologies, at).name} or ${pick(technologies, at * 3 + 1).name}: ${pick(topics, at).name}`,
        (at) => `What does ${pick(articles, at).title} say of ${pick(topics, at * 5).name}?`,
        (at) => pick(passages, at * 37).text.slice(0, 200),
        (at) => `waht abuot ${pick(topics, at).name.split('').reverse().join('')} ${pick(hostile, at)}`.slice(0, 4_000),
      ]
      const ask = (at: number) => ({ command: 'ask', options: { question: pick(shapes, at)(at) } })
      const others:
        readonly ((at: number) => { readonly command: string; readonly options: Readonly<Record<string, string>> })[] =
          [
            (at) => ({ command: 'compare',
              options: { left: pick(technologies, at).id, right: pick(technologies, at * 3 + 1).id,
                ...(at % 2 === 0 ? {} : { topic: pick(topics, at).id }) } }),
            () => ({ command: 'compare', options: { left: 'node', right: 'nodejs' } }),
            () => ({ command: 'recommend', options: { project: 'a thing' } }),
            (at) => ({ command: 'recommend',
              options: { project: `a ${pick(topics, at).name} thing, ${pick(passages, at * 37).text.slice(0, 60)}` } }),
          ]
      let opened = 0
      for (let at = 0; at < many; at++) {
        const { command, options } = at % 2 === 0 ? ask(at / 2) : pick(others, at >> 1)(at)
        const how = `/${command} ${JSON.stringify(options)}`
        const seen = await ada.slash(command, options)
        expectFine(seen, how)
        for (const { label, id } of seen.buttons.filter(({ label: name }) => views.includes(name))) {
          opened += 1
          expectFine(await ada.press(seen, id), `${how} → ${label}`)
        }
      }
      expect(opened).toBeGreaterThan(many)
      expectQuiet()
    },
  )
})
