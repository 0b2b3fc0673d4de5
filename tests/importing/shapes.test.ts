import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle, splitPassages, type Passage } from '../../src/corpus/index.js'
import { readArticle, spellFront, withoutFurniture, type ArticleSource,
  type ReadArticle } from '../../src/importing/index.js'
import { english } from '../../src/language/index.js'
import { shippedRooms, valueOf } from '../support/house.js'

const folder = join(import.meta.dirname, '../fixtures/imported')
const { reader } = shippedRooms()

interface Read extends ReadArticle {
  readonly passages: readonly Passage[]
  readonly rows: readonly string[]
}

async function readShape(name: string): Promise<Read> {
  const kind: ArticleSource['kind'] = name.endsWith('.html') ? 'html' : name.endsWith('.txt') ? 'text' : 'markdown'
  const read = valueOf(await readArticle({ kind, bytes: readFileSync(join(folder, name)) },
    { reader, says: english.importing }))
  const article = valueOf(parseArticle('articles/shape.md', `${spellFront(read.details)}${read.body}`))
  const passages = splitPassages(article)
  return { ...read, passages, rows: passages.filter((each) => each.kind === 'table-row').map(({ text }) => text) }
}

const marks = /\*\*|`|\]\(|^#|\{[%:#<]|\{\{|:::|!!!|\[!|\[\^|&\w+;|<\/?[a-z][^<>]*>|~~|\\$/m

describe('articles as they are met', () => {
  it.each([
    ['hugo.md', ['Kilns keep their heat for a day. Ovens cool within the hour.',
      'The measurement was taken on a cold morning.']],
    ['half-front.md', ['Sails are slow to learn. Motors are loud, but anybody can start one.',
      'Only a few harbours were open in 1991. Most of them are open today.',
      '[Update]: The last one opened in spring.']],
    ['under-items.md', ['Roses want sun.', 'They want water as well.', 'They do not want company.', 'Ferns want shade:',
      'D --> go --> rust', 'After a week they are green.', 'Moss comes by itself.', 'It stays when it is wet.',
      'Dig first.', 'Plant second.']],
    ['tabs.mdx', ['Bread needs an hour of patience.', 'Cake needs three eggs and List<String> of nothing.',
      'Warm the oven', 'It takes ten minutes.', 'The tray is hot.', 'The end is sweet.']],
    ['mkdocs.md', ['Before you go', 'Take a lamp.', 'Tell somebody where you are.', 'The path is marked in white.',
      'Text with a class goes on.', 'The stars are enough.']],
    ['rows.md', ['Steel bends.', 'Carbon breaks.', 'Is rust a problem?', 'Only by the sea.', 'Tandem', 'Two ride it.',
      'Café racers → fast & loud.']],
    ['page.html', ['Tea waits. Coffee does not wait for anybody.', 'Milk helps', 'but only cold milk', 'Sugar harms',
      'boil --water\n  pour']],
    ['pasted.txt', ['Trains leave from the middle of the town and arrive in the middle of another one, which planes ' +
      'cannot do whatever the advertisements say of them.', 'A seat by the window',
      'A book of at least 2*3*4 pages', 'A ticket', 'A snack_bar',
      'Planes win beyond a thousand kilometres, as far as anybody who has tried both can tell.']],
  ])('lose no sentence and keep no mark: %s', async (name, sentences) => {
    const { passages, furniture, body } = await readShape(name)
    const own = passages.filter(({ kind, start, end }) =>
      kind !== 'table-row' && !furniture.some((each) => each.start <= start && end <= each.end)
    ).map(({ text }) => text)
    expect(own).toEqual(sentences)
    for (const { kind, text } of passages)
      if (kind !== 'code') expect(text.replace('List<String>', '')).not.toMatch(marks)
    expect(withoutFurniture(body, furniture).trim()).not.toBe('')
  })

  it('keep their tables whole', async () => {
    expect((await readShape('hugo.md')).rows).toEqual(['Kiln | 900 | needs two people', 'Oven | 200 | one person will do'])
    expect((await readShape('page.html')).rows).toEqual(['Tea | 4', 'Coffee | 2'])
    const { rows, passages } = await readShape('rows.md')
    expect(rows).toEqual(['Road | 8 kg', 'Road | 9½ kg'])
    expect(passages.find(({ kind }) => kind === 'table-row')?.context).toBe('Kind | Weight')
  })

  it('say what they say of themselves', async () => {
    expect((await readShape('hugo.md')).details).toEqual({ title: 'Kilns and ovens: what we learnt',
      author: 'Ann Example, Bo Sample', publisher: null, published: '2024-03-05', url: null })
    expect((await readShape('half-front.md')).details).toMatchObject({ title: 'Boats with and without sails',
      author: 'Ann Example', published: '2023-05-14' })
    expect((await readShape('tabs.mdx')).details).toMatchObject({ title: 'Two ways to bake', author: 'Bo Sample' })
    expect((await readShape('page.html')).details).toMatchObject({ title: 'Tea and coffee', author: 'Ann Example',
      published: '2024-05-06', url: 'https://example.com/tea' })
  })

  it('list what was left out, with its reason and its line', async () => {
    const leftOut = async (name: string) =>
      (await readShape(name)).leftOut.map(({ text, reason, line }) => [reason, line, text])
    expect(await leftOut('hugo.md')).toEqual([['front-matter', 1, 'tags: kiln'],
      ['site-mark', 8, '{{< figure src="kiln.png" alt="A kiln" >}}'], ['site-mark', 12, '{#costs}']])
    expect(await leftOut('mkdocs.md')).toEqual([['site-mark', 3, '[TOC]'], ['site-mark', 5, '!!! warning " "'],
      ['picture', 10, 'a map of the path'], ['struck-out', 10, 'It is closed.'], ['site-mark', 12, '{: .lead }'],
      ['comment', 16, 'later']])
    expect(await leftOut('page.html')).toEqual([['control', 12, 'Copy'], ['hidden', 13, 'Nobody sees this.'],
      ['script', 15, 'track()']])
  })

  it('offer the furniture of the page, and drop none of it', async () => {
    const { furniture, body } = await readShape('page.html')
    expect(furniture.map(({ reason, text }) => [reason, text])).toEqual([['navigation', 'Home Blog'],
      ['aside', 'Related posts'], ['footer', 'All rights reserved.']])
    for (const { text } of furniture) expect(body).toContain(text)
  })

  it('count no name in code', async () => {
    const { names } = await readShape('under-items.md')
    expect(names.map(({ name }) => name)).not.toContain('D')
  })
})

describe('front matter that cannot be read', () => {
  it.each([
    ['YAML', '---\ntitle: A: b\n---\n\nWords.', 'Line 2, above the article, is not valid YAML'],
    ['TOML', '+++\ntitle = "A"\ndate = soon\n+++\n\nWords.', 'Line 3, above the article, is not valid TOML'],
  ])('is refused with its line: %s', async (_name, text, message) => {
    const read = await readArticle({ kind: 'markdown', text }, { reader, says: english.importing })
    expect(read).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining(message) }] })
  })

  it('is not what stands between two rules and is words', async () => {
    const text = '---\n\nSome words, and more of them.\n\n---\n\nThe rest.'
    const read = valueOf(await readArticle({ kind: 'markdown', text }, { reader, says: english.importing }))
    expect(read.body).toContain('Some words, and more of them.')
  })
})
