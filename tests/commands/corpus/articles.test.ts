import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../../src/answer/index.js'
import type { Desk, Scope } from '../../../src/commands/index.js'
import type { Store } from '../../../src/store/index.js'
import { wordsOf } from '../../support/answers.js'
import { openHouse, people, root } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const { member, moderator } = people
const elsewhere = <S extends Scope>(scope: S): S => ({ ...scope, guild: '901' })
const article = (name: string): string => readFileSync(join(root, 'tests', 'fixtures', 'own', `${name}.md`), 'utf8')

interface House {
  readonly store: Store
  readonly desk: Desk
  readonly run: (command: string, args?: Readonly<Record<string, string | number>>, scope?: Scope) => Promise<Answer>
  readonly press: (answer: Answer, label: string, scope?: Scope) => Promise<Answer>
  /** Adds it, as a moderator does who has nothing to correct. */
  readonly add: (text: string, scope?: Scope) => Promise<Answer>
}

async function openAll(): Promise<House> {
  const store = await openTestStore()
  const desk = openHouse(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const run: House['run'] = (command, args = {}, scope = moderator) => desk.dispatch({ command, args, scope })
  const press: House['press'] = (answer, label, scope = moderator) => {
    const control = answer.controls.find((each) => each.label === label)
    if (!control) throw new Error(`no ${label} in: ${wordsOf(answer)}`)
    return desk.press(control.action, scope)
  }
  return { store, desk, run, press,
    add: async (text, scope = moderator) => press(await run('corpus add', { file: text }, scope), 'Add', scope) }
}

describe('adding an article', () => {
  it('shows what it would be, and keeps nothing until that is confirmed', async () => {
    const { store, run, press } = await openAll()
    const shown = await run('corpus add', { file: article('go-or-rust') })
    expect(shown).toMatchObject({ status: 'answered', private: true })
    for (const said of ['Go or Rust for a small team', 'Mira Oke', '2026-03-04', 'Go: language, weighed',
      'proposed and not reviewed', 'for Go, on Learning curve'])
      expect(wordsOf(shown)).toContain(said)
    expect(await store.articles.list('900')).toEqual([])
    expect(wordsOf(await press(shown, 'Add'))).toContain('Added: Go or Rust for a small team')
    expect(await store.articles.list('900')).toMatchObject([{ id: 'own-go-or-rust-for-a', version: 1,
      title: 'Go or Rust for a small team', author: 'Mira Oke', changedBy: moderator.person.id }])
    expect(await store.audit.list('900', { limit: 1 })).toMatchObject([{ verb: 'corpus.add' }])
  })

  it('takes corrections of particulars, names and kinds before it is kept', async () => {
    const { store, desk, run, press } = await openAll()
    const shown = await run('corpus add', { file: article('rust-in-production') })
    const form = await press(shown, 'Details')
    expect(form.form?.fields.map(({ name, value }) => [name, value])).toEqual([['title',
      'Two years of Rust in production, after Go'], ['author', ''], ['publisher', 'Harbour Notes'], ['published',
      '2025-11-20'], ['url', '']])
    const wrong = await desk.press(form.form!.action, moderator, { fields: { published: 'yesterday' } })
    expect(wrong.status).toBe('refused')
    expect(wordsOf(wrong)).toContain('received “yesterday”, expected a date such as 2026-01-31')
    const dated = await desk.press(form.form!.action, moderator, { fields: { author: 'Ko', published: '2025-11-21' } })
    const sides = dated.pickers![0]!
    const rust = sides.options.find(({ label }) => label === 'Rust')!.value
    const weighed = await desk.press(sides.action, moderator, { picked: [rust] })
    expect(wordsOf(weighed)).toMatch(/Rust: language, weighed\n/)
    expect(wordsOf(weighed)).toMatch(/Go: language\n/)
    const kinds = weighed.pickers![1]!
    const framework = await desk.press(kinds.action, moderator, { picked: [`${1 - Number(rust)}=framework`] })
    expect(wordsOf(framework)).toContain('Go: framework')
    const names = await press(framework, 'Names')
    const bad = await desk.press(names.form!.action, moderator, { fields: { names: 'Go is nice' } })
    expect(wordsOf(bad)).toContain('received “Go is nice”')
    const named = await desk.press(names.form!.action, moderator, { fields: {
      names: 'Go: language, weighed\nRust: language, weighed\nZig: language' } })
    await press(named, 'Add')
    expect(await store.articles.list('900')).toMatchObject([{ author: 'Ko', published: '2025-11-21' }])
    expect(wordsOf(await run('about', { technology: 'zig' }, member))).toContain('Zig')
  })

  it('takes text that is pasted into a form', async () => {
    const { desk, run, press, store } = await openAll()
    const { form } = await run('corpus add')
    const shown = await desk.press(form!.action, moderator, { fields: { text: article('rust-in-production') } })
    await press(shown, 'Add')
    expect(await store.articles.list('900')).toHaveLength(1)
  })

  it('is refused to members, and outside of servers', async () => {
    const { run, store } = await openAll()
    const file = article('go-or-rust')
    expect((await run('corpus add', { file }, member)).status).toBe('refused')
    expect((await run('corpus add', { file }, { surface: 'discord', person: moderator.person })).status).toBe('refused')
    expect(await store.articles.list('900')).toEqual([])
  })

  it.each([
    ['nothing but marks', '# \n\n---\n', 'holds no words'],
    ['front matter that is broken', '---\ntitle: "a\n---\nWords.', 'is not valid YAML'],
    ['a paragraph without end', `# T\n\n${'Go is fast. '.repeat(2_000)}`, 'characters; the limit is 6,000'],
    ['thousands of passages', `# T\n\n${'Go is fast.\n\n'.repeat(1_500)}`, 'has 1,500 passages'],
  ])('refuses %s, and keeps nothing', async (_, file, why) => {
    const { run, store } = await openAll()
    const answer = await run('corpus add', { file })
    expect(answer.status).toBe('refused')
    expect(wordsOf(answer)).toContain(why)
    expect(await store.articles.list('900')).toEqual([])
  })

  it('refuses the same words again', async () => {
    const { run, add } = await openAll()
    await add(article('go-or-rust'))
    expect(wordsOf(await run('corpus add', { file: article('go-or-rust') }))).toContain('The same words stand in')
  })

  it.each(['__proto__', 'constructor', 'toString', '@everyone <@77000000000000001>', '\u202egnihtyreve'])(
    'keeps an article called %s as any other',
    async (title) => {
      const { add, run, store } = await openAll()
      const text = article('go-or-rust').replace('Go or Rust for a small team', title)
      expect((await add(text)).status).toBe('answered')
      const [entry] = await store.articles.list('900')
      expect((await run('corpus show', { article: entry!.id })).status).toBe('answered')
      expect((await run('compare', { left: 'go', right: 'rust' }, member)).status).toBe('answered')
    },
  )

  it('takes a page as its words, and nothing that it would run', async () => {
    const { run, press, store } = await openAll()
    const page = `<!doctype html><html><head><title>Go at work</title><script>alert("Go is evil")</script></head><body>
      <main><h1>Go at work</h1><p onclick="x()">Go is easy to learn for <b>everybody</b> here.</p></main></body></html>`
    await press(await run('corpus add', { file: page }), 'Add')
    const [held] = await store.articles.read('900')
    expect(held?.body).toContain('Go is easy to learn for everybody here.')
    expect(held?.body).not.toMatch(/alert|onclick|<b>/)
  })
})

describe('keeping articles', () => {
  it('edits, removes, restores and reverts, each recorded and refused to who was overtaken', async () => {
    const { desk, run, add, press, store } = await openAll()
    await add(article('go-or-rust'))
    const id = 'own-go-or-rust-for-a'
    const { form } = await run('corpus edit', { article: 'go or rust for a small team' })
    const edited = await desk.press(form!.action, moderator, { fields: { title: 'Go or Rust?', author: '' } })
    expect(wordsOf(edited)).toContain('Saved: Go or Rust?')
    const late = await desk.press(form!.action, moderator, { fields: { title: 'Rust or Go?' } })
    expect(late.status).toBe('refused')
    expect(wordsOf(late)).toContain('was changed meanwhile')
    const removed = await run('corpus remove', { article: id })
    expect(wordsOf(await run('compare', { left: 'go', right: 'rust' }, member))).toContain('None of the articles covers')
    expect(wordsOf(await run('corpus list'))).toContain('(removed)')
    await press(removed, 'Restore')
    expect((await run('compare', { left: 'go', right: 'rust' }, member)).status).toBe('answered')
    const history = await run('corpus history', { article: id })
    expect(wordsOf(history)).toMatch(/4 · restored[\s\S]*3 · removed[\s\S]*2 · edited[\s\S]*1 · added/)
    await press(history, 'Revert to this: 1')
    expect(await store.articles.find('900', id)).toMatchObject({ title: 'Go or Rust for a small team', version: 5 })
    expect((await store.audit.list('900', { limit: 9 })).map(({ verb }) => verb)).toEqual(['corpus.revert',
      'corpus.restore', 'corpus.remove', 'corpus.edit', 'corpus.add'])
  })

  it('offers all where none is named, and those near where a name is wrong', async () => {
    const { run, add } = await openAll()
    expect(wordsOf(await run('corpus show'))).toContain('has no articles of its own')
    await add(article('go-or-rust'))
    expect((await run('corpus show')).pickers?.[0]?.options.map(({ value }) => value)).toEqual([
      'own-go-or-rust-for-a'])
    const wrong = await run('corpus show', { article: 'Go or Rust for a smal team' })
    expect(wrong.controls.map(({ label }) => label)).toEqual(['Go or Rust for a small team'])
  })

  it('reviews sentence by sentence, and says so in answers', async () => {
    const { desk, run, add, press, store } = await openAll()
    await add(article('go-or-rust'))
    const compare = { left: 'go', right: 'rust', topic: 'learning-curve' }
    const before = await run('compare', compare, member)
    expect(wordsOf(before)).toContain('the stances are proposed, not reviewed')
    expect(JSON.stringify(before.blocks)).toContain('(proposed, not reviewed)')
    expect(JSON.stringify(before.blocks)).toContain('added by this server')
    let screen = await run('corpus review', { article: 'own-go-or-rust-for-a' })
    for (let taps = 0; taps < 40 && screen.controls.some(({ label }) => label === 'for Go'); taps++)
      screen = await press(screen, 'for Go')
    expect(wordsOf(screen)).toContain('Every stance of it has been reviewed')
    const after = await run('compare', compare, member)
    expect(wordsOf(after)).toContain('The articles favour Go')
    expect(wordsOf(after)).not.toContain('proposed')
    expect((await store.audit.list('900', { limit: 1 }))[0]?.verb).toBe('corpus.review')
    expect(await desk.press({ kind: 'run', command: 'corpus review', args: { article: 'own-go-or-rust-for-a',
      at: '1', say: 'for go' } }, member)).toMatchObject({ status: 'refused' })
  })

  it('goes to another server as a file', async () => {
    const { run, add, press, store } = await openAll()
    await add(article('go-or-rust'))
    const { file } = await run('corpus export')
    const plan = await run('corpus import', { file: file!.text }, elsewhere(moderator))
    expect(wordsOf(plan)).toContain('1 article to add')
    await press(plan, 'Import', elsewhere(moderator))
    expect((await run('compare', { left: 'go', right: 'rust' }, elsewhere(member))).status).toBe('answered')
    expect(wordsOf(await run('corpus import', { file: file!.text }))).toContain('0 articles to add; 1 held already')
    for (const damaged of ['', '{', '[]', file!.text.replace('backquote-articles-1', 'x'), file!.text.slice(0, 500)])
      expect((await run('corpus import', { file: damaged }, elsewhere(moderator))).status).toBe('refused')
    expect(await store.articles.list('901')).toHaveLength(1)
  })
})

describe('at a terminal', () => {
  const operator = { surface: 'terminal' } as const

  it('are listed, shown, removed and restored by whoever runs the bot', async () => {
    const { run, add, store } = await openAll()
    await add(article('go-or-rust'))
    const task = (name: string, words: string): Promise<Answer> =>
      run('corpus', { task: name, guild: '900', ...(words === '' ? {} : { words }) }, operator)
    const listed = await task('list', '')
    expect(wordsOf(listed)).toMatch(/Go or Rust for a small team · own-go-or-rust-for-a \(stances proposed/)
    expect(wordsOf(await run('corpus', { task: 'list', guild: '901' }, operator))).toContain('no articles of its own')
    const shown = await task('show', 'own-go-or-rust-for-a')
    expect(wordsOf(shown)).toContain('Mira Oke')
    expect([shown.controls, shown.pickers]).toEqual([[], []])
    expect(wordsOf(await task('remove', 'go or rust for a small team'))).toContain('Removed')
    expect(await store.articles.list('900')).toMatchObject([{ deleted: true, changedBy: 'terminal' }])
    expect(await run('compare', { left: 'go', right: 'rust' }, member)).toMatchObject({ status: 'declined' })
    await task('restore', 'own-go-or-rust-for-a')
    expect(await store.articles.list('900')).toMatchObject([{ deleted: false }])
  })

  it.each([
    [{ task: 'list' }, 'expected a server\'s id after --guild'],
    [{ task: 'list', guild: 'home' }, 'expected a server\'s id of up to 20 digits'],
    [{ task: 'remove', guild: '900' }, 'expected the title or the id of an article'],
    [{ task: 'remove', guild: '900', words: 'nothing' }, 'nothing'],
    [{ task: 'cite', guild: '900', words: 'x' }, 'expected it only with list or show or remove or restore'],
  ])('refuse %j, with a reason', async (args, why) => {
    const { run } = await openAll()
    const answer = await run('corpus', args, operator)
    expect(answer.status).toBe('refused')
    expect(wordsOf(answer)).toContain(why)
  })
})

describe('answers in a server with articles of its own', () => {
  it('rest on them and on the shipped ones, or on one of both alone', async () => {
    const { run, add, store } = await openAll()
    await add(article('go-or-rust'))
    const set = (articles: string, seen: number) => store.settings.save({ guild: '900',
      values: JSON.stringify({ articles }), seen, by: '1', at: 1, subject: 'articles', before: '', after: '' })
    const outcomes = async () => Promise.all([['go', 'rust'], ['node', 'python']].map(async ([left = '', right = '']) =>
      (await run('compare', { left, right }, member)).status))
    expect(await outcomes()).toEqual(['answered', 'answered'])
    expect(wordsOf(await run('sources', {}, member))).toContain('6 articles')
    await set('shipped', 0)
    expect(await outcomes()).toEqual(['declined', 'answered'])
    await set('own', 1)
    expect(await outcomes()).toEqual(['answered', 'declined'])
    expect(wordsOf(await run('sources', {}, member))).toContain('1 article')
  })

  it('are the same as ever on what the shipped articles say', async () => {
    const { run, add } = await openAll()
    const asked = { question: 'Node.js or Python for real-time chat?' }
    const before = await run('ask', asked, member)
    await add(article('go-or-rust'))
    expect((toJson(await run('ask', asked, member)) as { verdict?: unknown }).verdict)
      .toEqual((toJson(before) as { verdict?: unknown }).verdict)
  })

  it('can be replayed there, with their buttons', async () => {
    const { desk, run, add } = await openAll()
    await add(article('go-or-rust'))
    await add(article('rust-in-production'))
    const answer = await run('compare', { left: 'go', right: 'rust', topic: 'security' }, member)
    const show = (label: string) => desk.press(answer.controls.find((each) => each.label === label)!.action, member)
    expect(wordsOf(await show('Why'))).toMatch(/Security/)
    expect(JSON.stringify(await show('Sources'))).toContain('Harbour Notes')
    const code = /bq1\.[\w.~-]+/.exec(JSON.stringify(await show('Why')))?.[0] ?? ''
    expect(wordsOf(await run('replay', { code }, member))).toContain('Unchanged')
  })

  it('let a project be weighed by needs that their sentences speak of', async () => {
    const { run, add, press } = await openAll()
    await add(article('go-or-rust'))
    await add(article('rust-in-production'))
    const answer = await run('ask', { question: 'Go or Rust for a service with thousands of concurrent users?' }, member)
    expect(answer.status).toBe('answered')
    expect(wordsOf(answer)).toContain('The articles favour Go over Rust')
    expect(wordsOf(answer)).not.toMatch(/Node|Python/)
    const why = await press(answer, 'Why', member)
    expect(wordsOf(why)).not.toMatch(/Node|Python/)
    expect(wordsOf(await run('replay', { code: answer.replay ?? '' }, member))).toContain('Unchanged')
  })
})

describe('another server', () => {
  it('sees nothing of it: no quote, name, count, completion or statistic', async () => {
    const { desk, run, add, store } = await openAll()
    await add(article('go-or-rust'))
    await add(article('rust-in-production').replaceAll('Rust', 'Zig').replaceAll('Go', 'Rust'), elsewhere(moderator))
    for (const question of ['Go or Rust for performance?', 'is Go easy to learn?'])
      expect((await run('ask', { question }, member)).status).toBe('answered')
    const other = elsewhere(member)
    const third = { ...member, guild: '902' }
    for (const scope of [other, third]) {
      for (const [command, args] of [['ask', { question: 'is Go easy to learn?' }], ['compare', { left: 'go',
        right: 'rust' }], ['about', { technology: 'go' }]] as const) {
        const answer = await run(command, args, scope)
        expect(answer.status, command).not.toBe('answered')
        expect(JSON.stringify(answer)).not.toMatch(/small team|Mira|borrow|goroutine/)
      }
      for (const command of ['sources', 'coverage', 'help', 'insights'])
        expect(JSON.stringify(await run(command, {}, { ...scope, rights: ['moderate'] }))).not.toMatch(
          /small team|Mira|goroutine|technology:go\b/)
      expect((await run('corpus show', { article: 'own-go-or-rust-for-a' }, { ...scope, rights: ['moderate'] }))
        .status).toBe('refused')
      for (const [command, argument, typed] of [['compare', 'left', 'go'], ['ask', 'question', 'go or ru'], ['sources',
        'article', 'small'], ['ask', 'question', '']] as const) {
        const choices = await desk.suggest({ command, argument, typed, scope })
        expect(choices.filter(({ label, value }) => /\bgo\b|small team/i.test(`${label} ${value}`))).toEqual([])
      }
      expect(await desk.suggest({ command: 'corpus show', argument: 'article', typed: 'small',
        scope: { ...scope, rights: ['moderate'] } })).toEqual([])
    }
    expect(wordsOf(await run('sources', {}, third))).toContain('5 articles')
    await desk.close()
    const everywhere = await Promise.all(['asked', 'subject', 'declined'].map((kind) =>
      store.counts.top({ guild: null, kind }, '1970-01-01', 100)))
    expect(JSON.stringify(everywhere)).not.toMatch(/technology:go|"go[+|]/)
    expect(JSON.stringify(await store.counts.top({ guild: '900', kind: 'asked' }, '1970-01-01', 9))).toContain(
      'technology:go')
  })

  it('is offered their names where they are known', async () => {
    const { desk, run, add } = await openAll()
    await add(article('go-or-rust'))
    await run('sources', {}, member)
    expect((await desk.suggest({ command: 'compare', argument: 'left', typed: 'rus', scope: member }))[0]?.value).toBe(
      'rust')
  })
})
