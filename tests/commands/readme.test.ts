import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

  it('shows an answer as it is given today, but for the words of the articles', async () => {
    const shown = between('answer').replace(/\s+/g, ' ')
    const [, project = ''] = /recommend "([^"]+)"/.exec(shown) ?? []
    const { blocks } = await shippedDesk().dispatch({ command: 'recommend', args: { project },
      scope: { surface: 'terminal' } })
    const said = blocks.flatMap((
      block,
    ) => (block.kind === 'verdict'
      ? [block.headline, block.detail]
      : block.kind === 'quote'
      ? [block.source.short]
      : [])
    )
    expect(said.length).toBeGreaterThan(3)
    expect(said.filter((words) => !shown.includes(words))).toEqual([])
    expect(shown.match(/the passage, word for word/g)).toHaveLength(
      blocks.filter(({ kind }) => kind === 'quote').length,
    )
  })
})
