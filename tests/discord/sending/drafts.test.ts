import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Form } from '../../../src/answer/index.js'
import { openDrafts } from '../../../src/discord/surface.js'

const form = (title: string): Form => ({ title, action: { kind: 'run', command: 'canned-manage create', args: {} },
  fields: [] })

afterEach(() => {
  vi.useRealTimers()
})

describe('forms that wait for a press', () => {
  it('are kept for half an hour and no longer', () => {
    vi.useFakeTimers()
    // By this clock nothing begins at zero.
    vi.advanceTimersByTime(1)
    const drafts = openDrafts()
    drafts.set('one', form('One'))
    vi.advanceTimersByTime(29 * 60_000)
    expect(drafts.peek('one')?.title).toBe('One')
    vi.advanceTimersByTime(2 * 60_000)
    expect(drafts.size).toBe(0)
  })

  it('give way to newer ones when there are too many', () => {
    const drafts = openDrafts()
    for (let at = 0; at <= 200; at++) drafts.set(`name ${at}`, form(String(at)))
    expect(drafts.peek('name 0')).toBeUndefined()
    expect(drafts.peek('name 1')?.title).toBe('1')
  })
})
