import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import type { Invocation } from '../../src/commands/index.js'
import { linesOf, wordsOf } from '../support/answers.js'
import { shippedDesk } from '../support/house.js'

const dispatch = (command: string, args: Invocation['args'], surface: 'terminal' | 'discord' = 'terminal') =>
  shippedDesk().dispatch({ command, args, scope: { surface } })

const message = async (command: string, args: Invocation['args']): Promise<string> => {
  return (toJson(await dispatch(command, args)) as { readonly error: { readonly message: string } }).error.message
}

describe('arguments', () => {
  it.each([
    ['ask', { question: '' }, 'Received nothing readable; expected 1 to 4,000 characters.'],
    ['ask', { question: ' \u200b\u0000\n ' }, 'Received nothing readable; expected 1 to 4,000 characters.'],
    ['ask', { question: 'a'.repeat(6000) }, 'Received 6,000 characters; the limit is 4,000.'],
    ['ask', { question: '🦫'.repeat(4001) }, 'Received 4,001 characters; the limit is 4,000.'],
    ['ask', {}, '“question” is missing; expected text (your question).'],
    ['ask', { question: 'x', limit: '0' }, 'Received “0”; expected a whole number from 1 to 100.'],
    ['ask', { question: 'x', limit: '1e3' }, 'Received “1e3”; expected a whole number from 1 to 100.'],
    ['ask', { question: 'x', colour: 'red' }, '“colour” is not an argument here; expected question, limit, explain.'],
    ['ask', { question: 'x', constructor: 'y' },
      '“constructor” is not an argument here; expected question, limit, explain.'],
  ])('are refused with what was received and expected (%#)', async (command, args, expected) => {
    expect(await dispatch(command, args)).toMatchObject({ status: 'refused', private: true })
    expect(await message(command, args)).toBe(expected)
  })

  it('name every issue at once', async () => {
    expect(await message('ask', { question: '', limit: '-1' })).toContain('nothing readable')
    expect(await message('ask', { question: '', limit: '-1' })).toContain('whole number')
  })

  it('take a technology by id, name, alias and any letter case', async () => {
    const [technology] = await shippedDesk().suggest({ command: 'about', argument: 'technology', typed: '',
      scope: { surface: 'discord' } })
    for (const typed of [technology!.value, technology!.label, technology!.label.toUpperCase(),
      ` ${technology!.label} `]) {
      expect((await dispatch('about', { technology: typed })).record).toMatchObject({
        technology: { id: technology!.value },
      })
    }
  })

  it('take a misspelt name for the only one near it, and say so', async () => {
    const answer = await dispatch('compare', { left: 'pyhton', right: 'node', topic: 'securty' })
    expect(answer.status).toBe('answered')
    expect(answer.blocks[0]).toEqual({ kind: 'line',
      line: [{ kind: 'quiet', text: 'read “pyhton” as Python; read “securty” as Security' }] })
    expect(answer.record).toEqual(
      (await dispatch('compare', { left: 'python', right: 'node', topic: 'security' })).record,
    )
  })

  it.each([
    ['pythn', 'Python'],
    ['noed', 'Node.js'],
    ['nod', 'Node.js'],
    ['djano', 'Django'],
    ['javascrpt', 'JavaScript'],
  ])('take %j for the one that was clearly meant, whatever else resembles it', async (typed, name) => {
    const answer = await dispatch('about', { technology: typed })
    expect(answer.blocks[0]).toEqual({ kind: 'line', line: [{ kind: 'quiet', text: `read “${typed}” as ${name}` }] })
  })

  it.each([['performnce', 'Performance'], ['sped', 'Performance'], ['speeed', 'Performance']])(
    'take the topic %j so too',
    async (topic, name) => {
      const answer = await dispatch('compare', { left: 'node', right: 'python', topic })
      expect(answer.blocks[0]).toEqual({ kind: 'line', line: [{ kind: 'quiet', text: `read “${topic}” as ${name}` }] })
    },
  )

  it.each([['softics', 'softices'], ['flowigo', 'flowygo']])('take the article %j so too', async (article, id) => {
    const answer = await dispatch('sources', { article })
    expect(linesOf(answer)[0]).toContain(`read “${article}” as `)
    expect(answer.record).toEqual((await dispatch('sources', { article: id })).record)
  })

  it('refuse a technology that may be several, each as something to press', async () => {
    const answer = await dispatch('about', { technology: 'pyp' })
    expect(answer.status).toBe('refused')
    expect(answer.controls.map(({ label }) => label)).toEqual(['PyPI', 'PyPy'])
    expect(answer.controls[1]!.action).toEqual({ kind: 'run', command: 'about', args: { technology: 'PyPy' } })
    expect((await shippedDesk().press(answer.controls[1]!.action, { surface: 'discord' })).status).toBe('answered')
  })

  it('offer names that are known where nothing is near', async () => {
    const answer = await dispatch('compare', { left: 'node', right: 'foobar' })
    expect(answer.status).toBe('refused')
    expect(answer.controls.map(({ label }) => label)).toContain('Python')
  })

  it('say topics and articles by their names, and press them by their ids', async () => {
    const typo = await dispatch('compare', { left: 'node', right: 'python', topic: 'dep' })
    expect(typo.controls.map(({ label }) => label)).toContain('Deployment and operations')
    expect(typo.controls.map(({ action }) => (action.kind === 'run' ? action.args['topic'] : ''))).toContain(
      'deployment-ops',
    )
    const article = await dispatch('sources', { article: 'zzz' })
    expect(wordsOf(article)).not.toMatch(/back-end-showdown|[ ;]bmc\b/)
    expect(article.controls.map(({ action }) => (action.kind === 'run' ? action.args['article'] : ''))).toContain(
      'back-end-showdown',
    )
  })

  it('offer the nearest of several wrong names together', async () => {
    const answer = await dispatch('compare', { left: 'pyp', right: 'fas', topic: 'dep' })
    expect(answer.controls).toHaveLength(1)
    expect(answer.controls[0]).toMatchObject({
      action: { kind: 'run', command: 'compare', args: { left: 'PyPI', right: 'FastAPI', topic: 'deployment-ops' } },
    })
    expect((await shippedDesk().press(answer.controls[0]!.action, { surface: 'discord' })).status).not.toBe('refused')
  })

  it('decline a technology that exists but that no article speaks of', async () => {
    const answer = await dispatch('about', { technology: 'rust' })
    expect(answer.status).toBe('declined')
    expect(wordsOf(answer)).toContain('None of the articles covers Rust.')
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '@everyone', '```', '\u202e', 'x'.repeat(3000)])(
    'are not shaken by hostile names (%#)',
    async (technology) => {
      expect((await dispatch('about', { technology })).status).toBe('refused')
      expect((await dispatch(technology, {})).status).toBe('refused')
      expect((await dispatch('sources', { article: technology })).status).toBe('refused')
      expect((await dispatch('compare', { left: 'node', right: 'python', topic: technology })).status).toBe('refused')
    },
  )

  it('hide from Discord what only the terminal offers', async () => {
    expect((await dispatch('ask', { question: 'node or python', explain: true }, 'discord')).status).toBe('refused')
    expect((await dispatch('search', { query: 'node' }, 'discord')).status).toBe('refused')
  })
})
