import { describe, expect, it } from 'vitest'
import { parseArticle, sha256 } from '../../src/corpus/index.js'
import { tinyArticle } from '../support/corpus-files.js'

const path = 'corpus/articles/two-runtimes.md'

/** Each issue as "code line". */
function complaints(text: string, fileName = path): readonly string[] {
  const article = parseArticle(fileName, text)
  return article.ok
    ? []
    : article.issues.map((issue) => `${issue.code} ${issue.path?.slice(issue.path.lastIndexOf(':') + 1) ?? ''}`)
}

describe('parseArticle', () => {
  it('reads front matter and keeps the body as it stands', () => {
    const article = parseArticle(path, tinyArticle)
    expect(article).toMatchObject({
      ok: true,
      value: { id: 'two-runtimes', title: 'Two runtimes', author: null, publisher: null, published: '2024-02-29',
        url: null, original: '000', bodyLine: 9 },
    })
    const body = tinyArticle.slice(tinyArticle.indexOf('\n---\n', 4) + 5)
    expect(article.ok && article.value.body).toBe(body)
    expect(article.ok && article.value.sha256).toBe(sha256(body))
  })

  it('tells every problem of a file at once', () => {
    const text = tinyArticle.replace('title:', 'titel:').replace('"2024-02-29"', '"2023-02-29"').replace(
      'original: "000"',
      'original: 000',
    ).replace('| Chat | good | |', '| Chat | good |')
    expect(complaints(text)).toEqual(['missing-key 2', 'invalid-value 5', 'invalid-value 7', 'unknown-key 2',
      'ragged-row 21'])
  })

  it('names the nearest key for a mistyped one', () => {
    const article = parseArticle(path, tinyArticle.replace('author:', 'auther:'))
    const issue = article.ok ? undefined : article.issues.find(({ code }) => code === 'unknown-key')
    expect(issue).toMatchObject({ path: `${path}:3`, nearest: ['author'] })
    expect(issue?.message).toContain("'auther'")
  })

  it.each<[string, string, readonly string[]]>([
    ['nothing at all', '', ['front-matter-missing 1']],
    ['no front matter', 'Words.\n', ['front-matter-missing 1']],
    ['front matter that does not end', tinyArticle.replace('\n---\n\n##', '\n\n##'), ['front-matter-missing 1']],
    ['half a file, cut within the front matter', tinyArticle.slice(0, 30), ['front-matter-missing 1']],
    ['front matter that is no YAML', tinyArticle.replace('author: null', 'author: "open'), ['yaml-syntax 3']],
    ['a key twice', tinyArticle.replace('author: null', 'title: "Again"'), ['yaml-syntax 3']],
    ['front matter of one word', '---\nwords\n---\nBody.\n', ['invalid-value 2']],
    ['an empty front matter', '---\n---\nBody.\n', ['invalid-value 2']],
    ['a YAML alias', tinyArticle.replace('author: null', 'author: &a x').replace('publisher: null', 'publisher: *a'), [
      'yaml-syntax 4',
    ]],
    ['a value that begins with a star', tinyArticle.replace('author: null', 'author: **Ode**'), ['yaml-syntax 3']],
    ['a title over several lines', tinyArticle.replace('"Two runtimes"', '"Two\\nruntimes"'), ['invalid-value 2']],
    ['an address of another kind', tinyArticle.replace('url: null', 'url: "javascript:alert(1)"'), ['invalid-value 6']],
    ['a date without a day', tinyArticle.replace('2024-02-29', '2024-02'), ['invalid-value 5']],
    ['no words below it', tinyArticle.slice(0, tinyArticle.indexOf('## ')), ['empty-article 9']],
    ['headings only', `${tinyArticle.slice(0, tinyArticle.indexOf('## '))}## Speed\n`, ['empty-article 9']],
    ['a byte order mark', `\ufeff${tinyArticle}`, ['byte-order-mark 1']],
    ['CRLF line ends', tinyArticle.replaceAll('\n', '\r\n'), ['carriage-return 1']],
    ['one stray carriage return', tinyArticle.replace('at once.', 'at once.\r'), ['carriage-return 12']],
    ['bytes that are not UTF-8', tinyArticle.replace('chat', 'ch\ufffdt'), ['not-utf-8 16']],
    ['a fence that nothing closes', `${tinyArticle}\n\`\`\`js\nlet x\n`, ['unterminated-fence 24']],
    ['an empty fence that nothing closes', `${tinyArticle}\n\`\`\``, ['unterminated-fence 24']],
    ['a table without a rule', tinyArticle.replace('| --- | --- | --- |\n', ''), ['table-without-rule 19']],
    ['a rule of another width', tinyArticle.replace('| --- | --- | --- |', '| --- | --- |'), ['ragged-row 20']],
  ])('refuses %s', (_what, text, expected) => {
    expect(complaints(text)).toEqual(expected)
  })

  it.each(['constructor', 'Two Runtimes', 'two--runtimes', '-a', '', 'x'.repeat(41), 'zwölf', '__proto__'])(
    'refuses the id %j',
    (id) => {
      expect(complaints(tinyArticle, `corpus/articles/${id}.md`)).toEqual(['invalid-id 1'])
    },
  )
})
