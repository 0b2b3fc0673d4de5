import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderAnswer } from '../../src/cli/render.js'
import type { AnyCommand } from '../../src/commands/index.js'
import { root, shippedDesk } from '../support/house.js'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

const between = (name: string): string =>
  new RegExp(`<!-- ${name}:start -->\\n([\\s\\S]*?)<!-- ${name}:end -->`).exec(readme)?.[1] ?? ''

function row({ name, summary, args, only }: AnyCommand): string {
  const positional = Object.entries(args).filter(([, spec]) =>
    spec.kind !== 'flag' && spec.only === undefined && spec.inner !== true
  )
  const spell = (argument: string, { named }: {
    readonly named?: true
  }): string => (named === true && only === 'terminal' ? `--${argument}` : argument)
  const words = positional.map((
    [argument, spec],
  ) => (spec.optional === true ? `[${spell(argument, spec)}]` : spell(argument, spec)))
  return `| \`${[name, ...words].join(' ')}\` | ${summary} | ${only ?? 'both'} |`
}

describe('README', () => {
  it('lists the commands as they are declared', () => {
    const table = ['| Command | Does | Where |', '| --- | --- | --- |', ...shippedDesk().commands.map(row)].join('\n')
    expect(between('commands').trim()).toBe(table)
  })

  it('shows how an answer begins today, without a word of an article', async () => {
    const [, command = '', excerpt = ''] = /^```console\n\$ (.+)\n\n?([\s\S]+)\n```\n$/.exec(between('answer')) ?? []
    const [, project = ''] = /^npm run --silent cli -- recommend "([^"]+)"$/.exec(command) ?? []
    const desk = shippedDesk()
    const { blocks, ...answer } = await desk.dispatch({ command: 'recommend', args: { project },
      scope: { surface: 'terminal' } })
    const shown = renderAnswer({ ...answer, blocks: blocks.slice(0, blocks.findIndex(({ kind }) => kind === 'quote')),
      controls: [] }, { width: 80, colour: false, commands: desk.commands })
    expect(shown).toContain(excerpt.trim())
    expect(excerpt.split('\n').length).toBeGreaterThan(5)
  })
})
