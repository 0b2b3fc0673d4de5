import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, escapeLine, unescapeLine, writeCode, writeCodeBlock,
  writeLink } from '../../../src/discord/index.js'
import { readMarkdown } from '../../support/discord/markdown.js'

/** As it is read, the character that breaks words apart left out. */
const shown = (markdown: string): string => readMarkdown(markdown).shown.replaceAll('\u200b', '')

const hostile: readonly (readonly [string, string])[] = [
  ['bold', '**loud**'],
  ['italic', '*a* _b_'],
  ['underlined', '__a__'],
  ['struck', '~~a~~'],
  ['a spoiler', '||secret||'],
  ['code', '`rm` ``x`y``'],
  ['a code block', '```js\nalert()\n```'],
  ['a heading', '# Title'],
  ['a small heading', '  ### Title'],
  ['small print', '-# psst'],
  ['a quote', '> said'],
  ['a long quote', '>>> said'],
  ['a list', '- a'],
  ['a starred list', '* a'],
  ['a numbered list', '12. a'],
  ['a masked link', '[free](https://evil.example)'],
  ['a mention', '<@123456789012345678> <@!123> <@&123> <#123>'],
  ['everyone', '@everyone @here @EVERYONE'],
  ['a command', '</ask:123456789012345678>'],
  ['an emoji', ':skull: <:name:123456789012345678> <a:name:123>'],
  ['a time', '<t:1618953630:R>'],
  ['a place', '<id:customize>'],
  ['an invitation', 'discord.gg/abcdef https://discord.gg/abcdef discord.com/invite/x'],
  ['other schemes', 'steam://run/1 discord://-/users ftp://x'],
  ['right to left', 'abc\u202egpj.exe \u2066x\u2069'],
  ['zero width', 'ev\u200beryone \u200d \ufeff'],
  ['backslashes', '\\**a\\** \\\\'],
  ['a half pair', 'a\ud800b'],
]

describe('escapeLine', () => {
  it.each(hostile)('shows %s as it was typed', (_, raw) => {
    const reading = readMarkdown(escapeLine(raw))
    expect(reading.marks.filter((mark) => !mark.startsWith('address https'))).toEqual([])
    expect(reading.shown.replaceAll('\u200b', '')).toBe(cleanText(raw).replace(/\s+/g, ' '))
  })

  it('keeps an address whole, and without a preview', () => {
    expect(escapeLine('see https://a.example/x_y_z?q=*b*.')).toBe('see <https://a.example/x_y_z?q=%2Ab%2A>.')
    expect(readMarkdown(escapeLine('(https://a.example/@everyone)')).marks).toEqual([
      'address https://a.example/%40everyone',
    ])
  })

  it('leaves ordinary words as they are', () => {
    expect(escapeLine('Is C# (or Node.js) 3-5x faster? 1.5 s: yes!')).toBe(
      'Is C# (or Node.js) 3-5x faster? 1.5 s: yes!',
    )
  })

  const pieces = [...'*_`~|\\[]()<>@#-+:/.1a \n!&t'.split(''), 'everyone', 'here', 'https://', 'discord', 'gg',
    '\u200b', '\u202e', '👩‍💻', 'e\u0301']
  const text = fc.oneof(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))

  it('lets nothing format, link, ping or hide, whatever is typed', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { marks } = readMarkdown(escapeLine(raw))
        expect(marks.filter((mark) => !/^address https?:/i.test(mark))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('shows exactly what was typed, but for what cannot be seen', () => {
    fc.assert(
      fc.property(text, (raw) => {
        fc.pre(!/:\/\//.test(raw))
        expect(shown(escapeLine(raw))).toBe(cleanText(raw).replace(/\s+/g, ' '))
      }),
      { numRuns: 2000 },
    )
  })

  it('is undone by unescapeLine', () => {
    fc.assert(
      fc.property(text, (raw) => {
        fc.pre(!/:\/\//.test(raw))
        expect(unescapeLine(escapeLine(raw))).toBe(cleanText(raw).replace(/\s+/g, ' '))
      }),
    )
  })
})

describe('cleanText', () => {
  it('keeps what people write with: accents, other scripts, emoji with joiners', () => {
    const words = 'café — naïve, 日本語, עברית, 👩‍💻 👍🏽 ❤️'
    expect(cleanText(words)).toBe(words)
  })

  it('cuts piles of accents', () => {
    expect(cleanText(`z${'\u0300'.repeat(50)}`)).toBe(`z${'\u0300'.repeat(4)}`)
  })
})

describe('writeLink', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', '', 'https://'])('makes no link of %j',
    (url) => {
      expect(writeLink('Title', url)).toBe('Title')
    })

  it('cannot be closed by its words or its address', () => {
    const { marks, shown: words } = readMarkdown(
      writeLink('a](https://evil.example) **b**', 'https://good.example/x)(>y'),
    )
    expect(marks).toEqual(['link https://good.example/x%29%28%3Ey'])
    expect(words).toBe('a](https://evil.example) **b**')
  })
})

describe('code', () => {
  it('cannot be left by what stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '``', '```', 'a', ' ', '\n', '@everyone', '**', '<@1>'), { maxLength: 12 }),
        (parts) => {
          const raw = parts.join('')
          const outside = (marks: readonly string[]): readonly string[] =>
            marks.filter((mark) => mark !== 'code' && mark !== 'code block' && mark !== 'mention')
          expect(outside(readMarkdown(writeCode(raw)).marks)).toEqual([])
          expect(outside(readMarkdown(writeCodeBlock(raw).join('\n')).marks)).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })
})
