import { describe, expect, it } from 'vitest'
import { cutForMatching } from '../../src/reading/index.js'
import { findStress, openStress } from '../../src/reading/needs/stress.js'
import { hear, judge } from '../support/verdicts.js'
import { shippedCorpus, shippedRooms } from '../support/house.js'

const book = openStress(shippedCorpus().rulebook.reading)

/** What is said of each of the words, which stand in the text in this order. */
function stressOf(text: string, ...said: readonly string[]): unknown {
  const spans = said.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }))
  return findStress(cutForMatching(text, shippedRooms().reader.scan(text)), spans, book)
}

describe('how much something is said to matter', () => {
  it.each<[text: string, said: readonly string[], stress: readonly unknown[]]>([
    ['performance matters most, a chat as well', ['performance', 'chat'], ['more', null]],
    ['above all cheap to run, with a chat', ['cheap to run'], ['more']],
    ['performance: 5 of 5, learning curve: 1 of 5', ['performance', 'learning curve'], ['more', 'less']],
    ['performance 1/5, learning curve 5/5', ['performance', 'learning curve'], ['less', 'more']],
    ['5/5 performance, 2/5 learning curve', ['performance', 'learning curve'], ['more', 'less']],
    ['speed 70%, security 30%', ['speed', 'security'], ['more', 'less']],
    ['security comes first, speed comes second', ['security', 'speed'], ['more', 'less']],
    ['speed is less important, security is crucial', ['speed', 'security'], ['less', 'more']],
    ['learning curve: 3 of 5', ['learning curve'], [null]],
    ['a chat, open 24/7', ['chat'], [null]],
    ['a chat and a forum', ['chat', 'forum'], [null, null]],
  ])('is read in %j', (text, said, stress) => {
    expect(stressOf(text, ...said)).toEqual(stress)
  })

  it('makes another verdict of the same numbers, swapped', () => {
    const verdictOn = (text: string) => judge(hear(text)).technologies.join()
    expect(verdictOn('performance: 5 of 5, ease of learning: 1 of 5')).toBe('node')
    expect(verdictOn('performance: 1 of 5, ease of learning: 5 of 5')).toBe('python')
  })
})
