import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArticle, parseCorpus, splitPassages, type ArticleId } from '../../src/corpus/index.js'
import { tinyArticle, tinyFiles } from '../support/corpus-files.js'

const marks = ['\n', '\n\n', '# ', '### ', '?', '- ', '* ', '1. ', '| ', ' |', '| --- |', '---\n', '```', '```js\n',
  '````\n', ':', '<!-- added -->', '\t', '  ', '> ', '[a](b)', '**', '@everyone', '\u200b', '🦀', 'a', 'word. ',
  '__proto__', '\\', '&lt;']
const markdown = fc.array(fc.oneof(fc.constantFrom(...marks), fc.string({ unit: 'grapheme', maxLength: 8 })), {
  maxLength: 60,
}).map((parts) => parts.join(''))

describe('any text', () => {
  it('is cut into passages that are slices of it, in order and apart', () => {
    fc.assert(fc.property(markdown, (body) => {
      let last = 0
      for (const passage of splitPassages({ id: 'a' as ArticleId, body })) {
        expect(body.slice(passage.start, passage.end)).toBe(passage.text)
        expect(passage.text.trim()).not.toBe('')
        expect(passage.start).toBeGreaterThanOrEqual(last)
        last = passage.end
      }
    }), { numRuns: 500 })
  })

  it('is read as an article, or refused with a line of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(markdown, markdown.map((body) => `${tinyArticle}\n${body}`),
          markdown.map((front) => `---\n${front}\n---\nWords.`)),
        (text) => {
          const article = parseArticle('articles/a.md', text)
          const count = text.split('\n').length
          for (const { path } of article.ok ? [] : article.issues) {
            const line = Number(/^articles\/a\.md:(\d+)$/.exec(path ?? '')?.[1])
            expect(line >= 1 && line <= count).toBe(true)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is cut the same however often', () => {
    fc.assert(fc.property(markdown, (body) => {
      expect(splitPassages({ id: 'a' as ArticleId, body })).toEqual(splitPassages({ id: 'a' as ArticleId, body }))
    }))
  })
})

describe('any data file', () => {
  const files = tinyFiles()
  const codesOf = (text: string): readonly string[] => {
    const corpus = parseCorpus(new Map([...files, ['elsewhere.json', text]]))
    return corpus.ok ? [] : corpus.issues.map(({ code }) => code)
  }

  it('is a list, or refused by its shape, when it is JSON', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 1, 4), (text, indent) => {
      expect(codesOf(JSON.stringify(JSON.parse(text), null, indent))).not.toContain('json-syntax')
    }), { numRuns: 300 })
  })

  it('is refused as no JSON when JSON.parse refuses it', () => {
    const nearly = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(),
      fc.constantFrom('', ',', '"', '{', ']', '\\', '\n', 'x', '0', '-', '\u0000'))
      .map(([text, at, piece]) =>
        `${text.slice(0, at % (text.length + 1))}${piece}${text.slice((at % (text.length + 1)) + 1)}`
      )
    fc.assert(fc.property(fc.oneof(nearly, markdown), (text) => {
      expect(codesOf(text).includes('json-syntax')).toBe(!isJson(text) || hasRepeatedKey(text))
    }), { numRuns: 500 })
  })

  it('may hold what would be a prototype elsewhere', () => {
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect(codesOf(`[{ "name": "G", "aliases": [], "${key}": 1 }]`)).toEqual(['unknown-key'])
  })
})

function isJson(text: string): boolean {
  if (/[\r\ufeff\ufffd]/.test(text)) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A repeated key is lost when the text is written again. */
function hasRepeatedKey(text: string): boolean {
  const keys = (json: string): number => json.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0
  return isJson(text) && !/[\r\ufeff\ufffd]/.test(text) && keys(text) !== keys(JSON.stringify(JSON.parse(text)))
}
