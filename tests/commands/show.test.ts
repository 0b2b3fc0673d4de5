import { describe, expect, it } from 'vitest'
import { shippedDesk } from '../support/house.js'

const show = (answer: string) => shippedDesk().dispatch({ command: 'show', args: { view: 'why', answer }, scope: { surface: 'terminal' } })

async function codeOf(project: string): Promise<string> {
  const { controls } = await shippedDesk().dispatch({ command: 'recommend', args: { project }, scope: { surface: 'terminal' } })
  const [code] = controls.flatMap(({ action }) => (action.kind === 'show' ? [action.answer] : []))
  return code ?? ''
}

describe('show', () => {
  it('shows what is behind the answer of a code', async () => {
    expect((await show(await codeOf('a live chat'))).status).toBe('answered')
  })

  it.each(['AAAA', 'r', 'r.......', 'x........', 'r.0.......'])('says that %j is no code, and where one stands', async (typed) => {
    const { status, record } = await show(typed)
    expect([status, record]).toEqual(['refused', { error: { code: 'not-a-code', message: `“${typed}” is no answer's code; expected the one that is printed below an answer, whole.` } }])
  })

  it('says of a code whose needs are gone that it has expired', async () => {
    const code = await codeOf('a live chat')
    const { record } = await show(code.replace(/^(r\.+)../, '$1zz'))
    expect(record).toMatchObject({ error: { code: 'expired' } })
  })
})
