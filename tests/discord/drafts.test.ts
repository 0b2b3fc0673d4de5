import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Form } from '../../src/answer/index.js'
import { openDrafts } from '../../src/discord/sending/drafts.js'

const form = (title: string): Form => ({ title, action: { kind: 'run', command: 'canned-manage create', args: {} },
  fields: [] })

afterEach(() => {
  vi.useRealTimers()
})

describe('forms that wait for a press', () => {
  it('are kept for half an hour and no longer', () => {
    vi.useFakeTimers()
    const drafts = openDrafts()
    const name = drafts.keep(form('One'))
    vi.advanceTimersByTime(29 * 60_000)
    expect(drafts.find(name)?.title).toBe('One')
    vi.advanceTimersByTime(2 * 60_000)
    expect(drafts.find(name)).toBeUndefined()
  })

  it('give way to newer ones when there are too many', () => {
    const drafts = openDrafts()
    const names = Array.from({ length: 201 }, (_, at) => drafts.keep(form(String(at))))
    expect(drafts.find(names[0]!)).toBeUndefined()
    expect(drafts.find(names[1]!)?.title).toBe('1')
  })
})
