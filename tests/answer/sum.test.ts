import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/index.js'
import { linesOf } from '../support/answers.js'
import { shippedDesk } from '../support/house.js'

const scope = { surface: 'terminal' } as const

/** The lines of Why, as they are read. */
async function why(command: string,
  args: Readonly<Record<string, string>>): Promise<{ readonly answer: Answer; readonly lines: readonly string[] }> {
  const answer = await shippedDesk().dispatch({ command, args, scope })
  const [control] = answer.controls
  const { blocks } = await shippedDesk().press(control!.action, scope)
  return { answer, lines: linesOf({ blocks: blocks.filter(({ kind }) => kind === 'line') }) }
}

const headlineOf = ({ blocks }: Answer): string =>
  blocks.flatMap((block) => (block.kind === 'verdict' ? [block.headline] : []))[0] ?? ''

describe('why', () => {
  it.each([
    ['recommend', { project: 'A live chat for a small shop with complex rules, and hiring must be easy' }],
    ['recommend', { project: 'machine learning on a small machine' }],
    ['compare', { left: 'node', right: 'python', topic: 'real-time' }],
    ['compare', { left: 'node', right: 'python', topic: 'security' }],
  ])('says how much each point counts, in numbers that add up: %s %j', async (command, args) => {
    const { lines } = await why(command, args)
    const sums = new Map(
      Array.from((lines[0] ?? '').matchAll(/(Node\.js|Python|neither) ([\d.]+)/g),
        ([, name, sum]) => [name, Number(sum)]),
    )
    const points = new Map<string, number>()
    for (const each of lines.slice(1)) {
      const [, weight, side] = /^\+([\d.]+) (Node\.js|Python) /.exec(each) ?? /^([\d.]+) for (neither):/.exec(each) ??
        []
      if (side !== undefined) points.set(side, Math.round(((points.get(side) ?? 0) + Number(weight)) * 10) / 10)
    }
    expect(sums.size).toBeGreaterThan(1)
    for (const [side, sum] of sums) expect([side, points.get(side ?? '') ?? 0]).toEqual([side, sum])
  })

  it('says of a lead what the verdict says of it', async () => {
    const { answer, lines } = await why('recommend', { project: 'A live chat for thousands at once' })
    const [, margin = '?'] = /, (.+)$/.exec(headlineOf(answer)) ?? []
    expect(lines[1]).toMatch(new RegExp(`^Node\\.js leads by [\\d.]+ of [\\d.]+: ${margin}\\.$`))
  })

  it('says where the sum did not decide', async () => {
    const { answer, lines } = await why('recommend', { project: 'A live chat; Node.js is not allowed.' })
    expect(headlineOf(answer)).toBe('Python: the description leaves no other choice')
    expect(lines[1]).toBe('The points did not decide this; what the description demands did.')
  })

  it('adds nothing up over all topics', async () => {
    const { lines } = await why('compare', { left: 'node', right: 'python' })
    expect(lines[0]).toMatch(/^Each topic is weighed on its own/)
  })
})
