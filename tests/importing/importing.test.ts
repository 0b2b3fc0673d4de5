import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArticle, splitPassages } from '../../src/corpus/index.js'
import type { Parsed } from '../../src/errors.js'
import { draftId, findFreeId, findIdProblem, readArticle, spellFront, withoutFurniture, type ArticleSource,
  type ReadArticle } from '../../src/importing/index.js'
import { english } from '../../src/language/index.js'
import { shippedCorpus, shippedRooms } from '../support/house.js'

const { reader } = shippedRooms()
const readSource = (source: ArticleSource): Promise<Parsed<ReadArticle>> =>
  readArticle(source, { reader, says: english.importing })

async function draftOf(text: string, kind: ArticleSource['kind'] = 'markdown'): Promise<ReadArticle> {
  const draft = await readSource({ kind, text })
  if (!draft.ok) throw new Error(draft.issues.map(({ message }) => message).join('\n'))
  return draft.value
}
const bodyOf = async (text: string, kind?: ArticleSource['kind']): Promise<string> =>
  (await draftOf(text, kind)).body.slice(1)

describe('a draft of Markdown', () => {
  it.each([
    ['a heading closed by its marks', '# T\n\n## Speed ##\n\nx', '## Speed\n\nx\n'],
    ['an underlined heading', 'T\n=\n\nSpeed\n-----\n\nx', '## Speed\n\nx\n'],
    ['a wrapped paragraph', '# T\n\none\ntwo\n  three', 'one two three\n'],
    ['lists of any mark', '# T\n\n* a\n+ b\n1. c\n2) d\n- [x] f', '- a\n- b\n1. c\n2. d\n- f\n'],
    ['a list within a list', '# T\n\n- a\n  - b\n    - c\n- d', '- a\n  - b\n    - c\n- d\n'],
    ['an item that goes on', '# T\n\n- a\n  b\n- c', '- a b\n- c\n'],
    ['a quotation', '# T\n\n> a\n> b\n>\n> > c', 'a b\n\nc\n'],
    ['a table with its alignment', '# T\n\na | b\n:-- | --:\n1 | **2**\n3',
      '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n'],
    ['a ragged table', '# T\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 \\| 3 |', '| a | b |\n| --- | --- |\n| 1 |  |\n| 1 | 2 / 3 |\n'],
    ['fenced code', '# T\n\n~~~js\nif (a) {\n  *b*\n}\n~~~', '```js\nif (a) {\n  *b*\n}\n```\n'],
    ['code that shows a fence', '# T\n\n~~~\n```\n~~~', '````\n```\n````\n'],
    ['code that is never closed', '# T\n\n```\na', '```\na\n```\n'],
    ['indented code', '# T\n\nx\n\n    a\n\n      b', 'x\n\n```\na\n\n  b\n```\n'],
    ['rules, comments, pictures and addresses of links',
      '# T\n\n***\n<!-- no\nno -->\n![p](p.png)\n\n[1]: http://a.example\n\nx', 'x\n'],
  ])('keeps the words of %s', async (_name, text, body) => {
    expect(await bodyOf(text)).toBe(body)
  })

  it.each([
    ['**a** *b* __c__ _d_ ~~e~~ ***f*** **g *h* i**', 'a b c d f g h i'],
    ['a [link](http://a.example/x_(y) "t") and [another][1], <https://b.example>\n\n[1]: http://c.example',
      'a link and another, https://b.example'],
    ['[![p](a.png)](b.html) x[^1]\n\n[^1]: y', 'x\n\ny'],
    ['`a*b*` and ``c`d``', 'a*b* and c`d'],
    ['snake_case_name, 2 * 3 * 4, \\*not\\*', 'snake_case_name, 2 * 3 * 4, *not*'],
    ['a<br>b <b>c</b> <!-- d --> e &amp; f&nbsp;&#8217;&#x41;', 'a b c e & f ’A'],
    ['List<String> and 1 < 2 > 0', 'List<String> and 1 < 2 > 0'],
    ['\\# no heading', '- # no heading'],
    ['\\| no table', '- | no table'],
    ['1991\\. It began.', '- 1991. It began.'],
  ])('takes the marks out of a sentence: %s', async (text, words) => {
    expect((await bodyOf(`# T\n\n${text}`)).trim()).toBe(words)
  })

  it('has what the file says of itself, and nothing that is not as it should be', async () => {
    const front = ['title: "A: b"', 'authors: [Jo Ode, Ann]', 'date: 2024-02-29T10:00', 'site: 3', 'link: javascript:x']
    expect(await draftOf(`---\n${front.join('\n')}\n---\n# Other\n\nx`)).toMatchObject({ body: '\n# Other\n\nx\n',
      details: { title: 'A: b', author: 'Jo Ode, Ann', publisher: null, published: '2024-02-29', url: null },
      leftOut: [{ text: 'site: 3', reason: 'front-matter' }, { text: 'link: javascript:x', reason: 'front-matter' }] })
  })
})

describe('a draft of plain text', () => {
  it('keeps marks that are none', async () => {
    expect(await bodyOf('A title\n\nuse a_b_c and 2*3*4\n', 'text')).toBe('use a_b_c and 2*3*4\n')
  })

  it('joins lines that were broken to fit a page, and only those', async () => {
    const page = 'This line is about as long as a page is wide, and the next one\n' +
      'goes on with the same sentence until the paragraph is over,\nhere.'
    expect(await bodyOf(`A title\n\n${page}`, 'text')).toBe(`${page.replaceAll('\n', ' ')}\n`)
    expect(await bodyOf('A title\n\nEasy to learn.\nQuick to write.', 'text')).toBe('Easy to learn.\n\nQuick to write.\n')
    expect(await bodyOf(`A title\n\n${'Long. '.repeat(30)}\nIt opens a sentence here\nand ends it here.`, 'text')).toBe(
      `${'Long. '.repeat(30).trim()}\n\nIt opens a sentence here and ends it here.\n`,
    )
  })

  it('takes short lines above long ones for headings, and says so', async () => {
    const [quick, easy] = ['It is quick enough, as far as anybody could tell.',
      'Yes, as long as nobody looks at it for too long a time.']
    const draft = await draftOf(['A title', 'Speed', quick, 'Is it easy?', easy, 'The end'].join('\n\n'), 'text')
    expect(draft.body).toBe(`\n## Speed\n\n${quick}\n\n### Is it easy?\n\n${easy}\n\nThe end\n`)
    expect(draft.guessedHeadings).toEqual(['Speed', 'Is it easy?'])
  })
})

describe('a draft', () => {
  it.each([
    ['its first heading', 'Home\n\n# The **title**\n\nx', 'The title', 'Home\n\nx\n'],
    ['its first line', 'The title\n\nA sentence.', 'The title', 'A sentence.\n'],
    ['a section, which stays', 'A long sentence opens it.\n\n## Speed\n\nx', 'Speed',
      'A long sentence opens it.\n\n## Speed\n\nx\n'],
    ['its first sentence, cut between words', `${'word '.repeat(60).trim()}.`, `${'word '.repeat(23).trim()}…`,
      `${'word '.repeat(60).trim()}.\n`],
  ])('is titled after %s', async (_name, text, title, body) => {
    expect(await draftOf(text)).toMatchObject({ details: { title }, body: `\n${body}` })
  })

  it('lists what is rather the page’s than the article’s, by line, and leaves it in', async () => {
    const lines = [
      'Share this post',
      'Facebook | Twitter | LinkedIn',
      'We use cookies to improve your experience.',
      'Subscribe to our newsletter!',
      '7 min read',
      'Reading time: 6 minutes',
      'Related posts',
      'Leave a Reply',
      'Follow us',
      'Contact us today for a free quote',
      'Advertisement',
      '© 2024 Example Ltd. All rights reserved.',
      'By Jane Q. Doe',
      'Published on March 3, 2024',
      'Photo by Jo on Example',
    ]
    const { furniture, body } = await draftOf(`# T\n\n${lines.map((each) => `- ${each}`).join('\n')}`)
    expect(furniture.map(({ line, text }) => [line, text])).toEqual(lines.map((words, at) => [at + 3, words]))
    expect(furniture.map(({ start, end }) => body.slice(start, end))).toEqual(lines.map((words) => `- ${words}\n`))
    expect(withoutFurniture(body, furniture.slice(1)).trim()).toBe(`- ${lines[0] ?? ''}`)
    expect(body).toBe(`\n${lines.map((each) => `- ${each}\n`).join('')}`)
  })

  it.each(['Clients subscribe to a channel and share state.', 'By default it runs on one thread.',
    'It reads a file by name.', 'Search engines like it.', 'Node.js shares memory between workers.',
    'In 2024 it was rewritten.'])(
      'suspects no sentence of an article: %s',
      async (sentence) => expect((await draftOf(`# T\n\n${sentence}`)).furniture).toEqual([]),
    )

  it.each([
    ['no words', { text: ' \n***\n' }, 'It holds no words'],
    ['a picture', { bytes: Uint8Array.of(0x89, 0x50, 0, 0) }, 'It holds zero bytes'],
    ['another encoding', { bytes: Uint8Array.of(0x63, 0xe9) }, 'not UTF-8'],
    ['what is nested without end', { text: `${'> '.repeat(20_000)}x` }, 'nested thousands'],
  ])('is not made of %s', async (_name, source, message) => {
    expect(await readSource({ kind: 'markdown', ...source })).toMatchObject({ ok: false,
      issues: [{ message: expect.stringContaining(message) }] })
  })

  it('reads the UTF-16 that some consoles write', async () => {
    const bytes = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('# T\n\nWords.', 'utf16le')])
    expect(await readSource({ kind: 'markdown', bytes })).toMatchObject({ ok: true, value: { body: '\nWords.\n' } })
  })

  it('keeps every passage of the articles that are here', async () => {
    const { articles, passages } = shippedCorpus()
    for (const { id, title, body } of articles) {
      const own = passages.filter(({ article }) => article === id).map(({ kind, text }) => [kind, text])
      expect(splitPassages({ id, body: (await draftOf(`# ${title}\n${body}`)).body }).map(({ kind, text }) => [kind, text]))
        .toEqual(own)
    }
  })

  it('can be read as an article whatever it was made of, and each of its words is somewhere', async () => {
    const marks = fc.constantFrom('# ', '## ', '- ', '1. ', '> ', '| ', '|---|', '```', '~~~', '    ', '\n', '\n\n',
      '---', '===', '***', '**', '_', '`', '[a](b)', '![', '<!--', '-->', '<b>', '<table>', '<td>', '<nav>', ':::note',
      '!!! note', '{% x %}', '&lt;', '\\', '\t', '\r\n', '\u0000', '\u202e', '\ufeff', 'https://a.example')
    const pieces = fc.array(fc.oneof(marks, fc.lorem({ maxCount: 4 }), fc.string({ unit: 'binary', maxLength: 6 })), {
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('markdown', 'html', 'text'), async (parts, kind) => {
        const text = `Title\n\nThe first words.\n\nSome words. ${parts.join('')}`
        const draft = await readSource({ kind, text })
        fc.pre(draft.ok && !JSON.stringify(draft.value).includes('\ufffd'))
        const { details, body, leftOut, furniture } = (draft as { readonly value: ReadArticle }).value
        expect(parseArticle('articles/a.md', `${spellFront(details)}${body}`))
          .toMatchObject({ ok: true, value: { title: details.title, body } })
        expect(body.replace(/^ *`{3,}[\s\S]*?^ *`{3,}$/gm, '')).not.toMatch(/[^\P{Cc}\n\t]/u)
        for (const { start, end } of furniture) expect(body.slice(start, end).endsWith('\n')).toBe(true)
        const held = [details.title, body, ...leftOut.map((each) => each.text)].join(' ')
        const lorem = parts.flatMap((part) => /^[a-z ]{4,}$/i.test(part) ? part.split(' ') : [])
        expect(lorem.filter((word) => !held.includes(word) && !held.includes('…'))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('an id', () => {
  it.each([
    ['Node.js vs Python: which one?', 'node-js-vs-python-which-one'],
    ['Éléphant & Café', 'elephant-cafe'],
    ['x'.repeat(60), 'article'],
    ['一二三', 'article'],
    ['constructor', 'article'],
    ['A title that is rather longer than any id may ever be', 'a-title-that-is-rather-longer-than-any'],
  ])('is made of the title %s', (title, id) => {
    expect(draftId(title)).toBe(id)
    expect(findIdProblem(id)).toBeUndefined()
  })

  it('is numbered when it is taken, and never too long', () => {
    const taken = new Set(['a', 'a-2', `${'ab-'.repeat(13)}a`])
    expect(findFreeId('b', (id) => taken.has(id))).toBe('b')
    expect(findFreeId('a', (id) => taken.has(id))).toBe('a-3')
    const free = findFreeId(`${'ab-'.repeat(13)}a`, (id) => taken.has(id))
    expect([free, findIdProblem(free)]).toEqual([`${'ab-'.repeat(13)}2`, undefined])
  })
})
