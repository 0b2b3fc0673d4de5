import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intent } from '../../src/reading/index.js'
import { tinyRooms } from '../search/tiny.js'
import { shippedRooms } from '../support/house.js'

const { reader } = shippedRooms()
const { reader: tiny } = tinyRooms()

describe('parseQuestion', () => {
  it.each<[text: string, intent: Intent, sides: readonly string[]]>([
    ['node vs python performance', 'compare', ['node', 'python']],
    ['python vs node performance', 'compare', ['python', 'node']],
    ['Is NodeJS faster than Python?', 'compare', ['node', 'python']],
    ['django or express for a blog', 'choose', ['python', 'node']],
    ['which one should I pick for a chat', 'choose', ['node', 'python']],
    ['should we use python for an api', 'choose', ['python', 'node']],
    ['our frontend is react, so node?', 'choose', ['node', 'python']],
    ['big enterprise codebase, python ok?', 'choose', ['python', 'node']],
    ['does node use less memory?', 'compare', ['node', 'python']],
    ['is python slower', 'compare', ['python', 'node']],
    ['python easier to learn?', 'compare', ['python', 'node']],
    ['is express faster?', 'compare', ['node', 'python']],
    ['which is cheaper to run?', 'choose', ['node', 'python']],
    ['is rust faster?', 'fact', []],
    ['do I need more memory for python?', 'fact', []],
    ['does node run as a server?', 'fact', []],
    ['does node have a faster-than-light mode?', 'fact', []],
    ['why is node faster', 'why', []],
    ['django vs flask', 'compare', []],
    ['what is the gil', 'define', []],
    ['explain the event loop', 'define', []],
    ['why is python slow', 'why', []],
    ['who created python and when', 'fact', []],
    ['does python run on linux and mac?', 'fact', []],
    ['how do I get started with node', 'how-to', []],
    ['what factors should I look at', 'how-to', []],
    ['promises in node', 'other', []],
    ['', 'other', []],
  ])('reads %j as %s', (text, intent, sides) => {
    const question = reader.read(text)
    expect([question.intent, question.sides]).toEqual([intent, sides])
  })

  it('takes its sides from the corpus and from nowhere else', () => {
    expect(tiny.read('which is better for chat').sides).toEqual(['harbour', 'lighthouse'])
    expect(tiny.read('node or python').sides).toEqual([])
  })

  it('carries names, topics, readings and language, with places in its own text', () => {
    const question = tiny.read('  is\u200b  hrabour\tfast, or  anchorage,\nfor chat?  ')
    expect(question.text).toBe('is hrabour fast, or anchorage, for chat?')
    expect(question.technologies).toMatchObject([{ value: { id: 'harbour' }, words: 'hrabour', match: 'fuzzy' }])
    expect(question.elsewhere).toMatchObject([{ value: { name: 'Anchorage' }, match: 'exact' }])
    expect(question.topics).toMatchObject([{ value: { id: 'real-time' }, words: 'chat' }])
    expect(question.readings).toEqual([{ from: 'hrabour', to: 'Harbour' }])
    expect(question.language).toBe('en')
    for (const { start, end, words } of [...question.technologies, ...question.elsewhere, ...question.topics]) {
      expect(question.text.slice(start, end)).toBe(words)
    }
  })

  it('takes any text, and never names fewer than two sides where it names one', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }),
      fc.array(fc.constantFrom('node', 'python', 'django', 'flask', 'or', 'which', 'is', '?', 'vs', 'better'), {
        maxLength: 9,
      }).map((words) => words.join(' ')))
    fc.assert(
      fc.property(text, (asked) => {
        const { sides, text: cleaned } = reader.read(asked)
        expect(sides).not.toHaveLength(1)
        expect(new Set(sides).size).toBe(sides.length)
        expect(reader.read(cleaned).text).toBe(cleaned)
      }),
      { numRuns: 200 },
    )
  })
})
