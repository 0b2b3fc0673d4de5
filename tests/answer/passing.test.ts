import { describe, expect, it } from 'vitest'
import { linesOf } from '../support/answers.js'
import { people, shippedDesk, shippedRooms } from '../support/house.js'

const ask = (question: string) => shippedDesk().dispatch({ command: 'ask', args: { question }, scope: people.member })

describe('a language that the articles name in passing', () => {
  it('is said to be just that, with the way to what is said of it', async () => {
    const answer = await ask('is java faster than php?')
    expect(answer.status).toBe('declined')
    expect(linesOf(answer).join(' ')).toContain('The articles mention Java and PHP only in passing.')
    expect(answer.controls.map(({ action }) => action)).toContainEqual({ kind: 'run', command: 'about',
      args: { technology: 'java' } })
  })

  it('is told from one that no article names', async () => {
    const said = linesOf(await ask('kotlin vs java for mobile')).join(' ')
    expect(said).toContain('None of the articles covers Kotlin.')
    expect(said).not.toContain('Java')
  })

  it('is named beside a comparison that it is no part of', async () => {
    expect(linesOf(await ask('java or node')).join(' ')).toContain(
      'Java is not part of this comparison: the articles mention it only in passing.')
  })

  it('is never said to be covered by none: what some passage names is not', () => {
    const { corpus, search } = shippedRooms()
    const named = corpus.technologies.filter(({ id }) => search.naming(id).length > 0)
    expect(named.length).toBeGreaterThan(20)
    const wrong = named.filter(({ name }) => corpus.elsewhere.some((other) => other.name === name))
    expect(wrong).toEqual([])
  })
})
