import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../../../src/language/index.js'
import { makeServer, permission, type Member, type Seen } from '../../support/discord/index.js'
import { foreignMarks } from '../../support/discord/markdown.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse, root } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const article = (name: string): string => readFileSync(join(root, 'tests', 'fixtures', 'own', `${name}.md`), 'utf8')
const id = 'own-go-or-rust-for-a'

async function start() {
  const store = await openTestStore()
  const elsewhere = makeServer('Elsewhere')
  const session = await startSession({ servers: [makeServer('Home'), elsewhere] },
    { desk: openHouse(() => Promise.resolve(store), { now: Date.now }) })
  const { discord } = session
  const mo = discord.member('Mo', { may: permission.manageMessages })
  const there = discord.place(elsewhere)
  const kept = async () => (await store.articles.list(discord.server.id)).map(({ title }) => title)
  const handIn = (text: string | Buffer, name = 'article.md', type = 'text/markdown'): Promise<Seen> =>
    mo.slash('corpus add', { file: discord.upload(name, text, type) })
  return { ...session, store, mo, there, kept, handIn, bob: discord.member('Bob').at(there) }
}

// Who made it is named, and when.
const record = /^(?:mention|time)$/

const expectPrivate = (seen: Seen): void => {
  expect(seen.isPrivate).toBe(true)
  expect(foreignMarks(seen.message.components, record)).toEqual([])
}

/** What an answer says, without its marks. */
const ask = async (member: Member): Promise<Seen> => {
  const seen = await member.slash('ask', { question: 'Is Go easy to learn?' })
  return { ...seen, text: seen.text.replaceAll('**', '') }
}

describe('a server’s own articles, in Discord', () => {
  it('are added by file and as pasted text, corrected, reviewed, and then answer its members and nobody else',
    async () => {
      const { mo, ada, bob, kept, handIn, log } = await start()

      const shown = await handIn(article('go-or-rust'))
      expectPrivate(shown)
      expect(shown.text).toContain('Go or Rust for a small team')
      expect(await kept()).toEqual([])
      const details = await mo.press(shown, 'Details')
      expect(details.modal?.fields.map(({ name, value }) => [name, value])).toContainEqual(['author', 'Mira Oke'])
      const corrected = await mo.fill(details, { author: 'Mira Oke-Lind' })
      expectPrivate(corrected)
      expect([corrected.message.id, corrected.text.includes('Mira Oke-Lind')]).toEqual([shown.message.id, true])
      expect(await kept()).toEqual([])
      const added = await mo.press(corrected, 'Add')
      expect(added.text).toContain('Added: Go or Rust for a small team')
      expect(added.message.id).toBe(shown.message.id)

      const pasted = await mo.fill(await mo.slash('corpus add'), { text: article('rust-in-production') })
      expectPrivate(pasted)
      expectPrivate(await mo.press(pasted, 'Add'))
      expect(await kept()).toEqual(['Go or Rust for a small team', 'Two years of Rust in production, after Go'])

      let screen = await mo.press(added, 'Review')
      for (let taps = 0; taps < 3; taps++) {
        expectPrivate(screen)
        screen = await mo.press(screen, taps === 2 ? 'no side' : 'for Go')
      }
      expect(screen.text).toMatch(/3 of \d+/)

      const compared = await ada.slash('compare', { left: 'go', right: 'rust' })
      expect(compared.isPrivate).toBe(false)
      expect(compared.text).toMatch(/Go leads on[\s\S]*Rust leads on/)
      expect(compared.text).toContain('no rule was reviewed, and not all of the stances were.')
      const answer = await ask(ada)
      expect(answer.text).toContain('Go is easy to learn')
      expect((await ada.press(answer, 'Sources')).text).toContain('Mira Oke-Lind')
      expect((await ada.press(compared, 'Why')).text).toContain('added by this server')

      for (const seen of [await ask(bob), await bob.slash('compare', { left: 'go', right: 'rust' })]) {
        expect(seen.text).not.toMatch(/small team|Mira|Harbour/)
        expect(seen.text).toMatch(/[Nn]one of the articles|[Nn]o article/)
      }
      expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
    })

  it('are offered to moderators alone, and refused to whoever presses what is not theirs', async () => {
    const { discord, ada, bob, mo, there, kept, handIn } = await start()
    expect(ada.offered()).not.toContain('corpus')
    const file = discord.upload('a.md', article('go-or-rust'), 'text/markdown')
    const { mayNot } = textsIn('en').rights
    const refused = await ada.slash('corpus add', { file }, { force: true })
    expect([refused.isPrivate, refused.text.includes(mayNot.moderate)]).toEqual([true, true])
    expect(discord.calls.filter(({ path }) => path.startsWith('/attachments/'))).toEqual([])
    const shown = await handIn(article('go-or-rust'))
    expect((await ada.press(shown, 'Add')).text).toContain(mayNot.moderate)
    // What was read in one server is nothing in another.
    expect((await mo.at(there).press(shown, 'Add')).text).toContain(textsIn('en').corpus.draftGone)
    expect(await kept()).toEqual([])
    await mo.press(shown, 'Add')
    expect((await bob.slash('corpus show', { article: id }, { force: true })).text).toContain(mayNot.moderate)
    expect((await mo.at(there).slash('corpus show', { article: id })).text).not.toContain('small team')
  })

  it.each([
    ['is a picture', Buffer.from([0x89, 0x50]), 'image/png', 'not text'],
    ['is too large', 'x'.repeat(256 * 1024 + 1), 'text/plain', 'limit is 256 KB'],
    ['is no UTF-8', Buffer.from([0xff, 0xfe, 0x00]), 'text/plain', 'not text'],
    ['is a page without words', '<html><head><title>x', 'text/html', 'no words'],
    ['is a page that breaks off within a tag', '<!doctype html><body><script>if (a', 'text/html', 'no words'],
    ['has front matter that is broken', '---\ntitle: "a\n---\nWords.', 'text/markdown', 'not valid YAML'],
    ['holds one paragraph without end', 'Go is fast. '.repeat(2_000), 'text/plain', 'the limit is 6,000'],
    ['is empty', ' \n', 'text/plain', 'no words'],
  ])('are not made of a file that %s, which is said', async (_, content, type, words) => {
    const { handIn, kept } = await start()
    const seen = await handIn(content, 'a.txt', type)
    expectPrivate(seen)
    expect(seen.text).toContain(words)
    expect(seen.buttons.map(({ label }) => label)).not.toContain('Add')
    expect(await kept()).toEqual([])
  })

  it.each(['@everyone <@77000000000000001> **loud**', '__proto__', '\u202egnihtyreve', '[x](https://evil.example)',
    '```', 'T'.repeat(300)])('call nobody and break out of nothing with the title %s', async (title) => {
    const { mo, ada, handIn, kept } = await start()
    const shown = await handIn(article('go-or-rust').replace('Go or Rust for a small team', title))
    expectPrivate(shown)
    const added = await mo.press(shown, 'Add')
    expectPrivate(added)
    for (const label of ['Review', 'Show']) expectPrivate(await mo.press(added, label))
    for (const command of ['corpus list', 'corpus show', 'corpus history']) expectPrivate(await mo.slash(command))
    const answer = await ask(ada)
    for (const seen of [answer, await ada.press(answer, 'Sources'), await ada.slash('sources')])
      expect([foreignMarks(seen.message.components), seen.text.includes('](https://evil')]).toEqual([[], false])
    expect(await kept()).toHaveLength(1)
  })

  it('lose nothing where the form of the particulars is filled in wrongly', async () => {
    const { mo, kept, handIn } = await start()
    const shown = await handIn(article('rust-in-production'))
    const wrong = await mo.fill(await mo.press(shown, 'Details'), { published: 'yesterday', url: 'javascript:x' })
    expectPrivate(wrong)
    expect(wrong.text).toContain('received “yesterday”, expected a date')
    const again = await mo.press(wrong, 'Details')
    const right = await mo.fill(again, { published: '2025-11-21' })
    expect(right.text).toContain('2025-11-21')
    await mo.press(right, 'Add')
    expect(await kept()).toHaveLength(1)
  })

  it('are removed and restored, at once for everybody', async () => {
    const { mo, ada, handIn } = await start()
    await mo.press(await handIn(article('go-or-rust')), 'Add')
    expect((await ask(ada)).text).toContain('Go is easy to learn')
    const removed = await mo.slash('corpus remove', { article: id })
    expect((await ask(ada)).text).not.toContain('Go is easy to learn')
    await mo.press(removed, 'Restore')
    expect((await ask(ada)).text).toContain('Go is easy to learn')
  })
})
