import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseJson, parseYaml } from '../../src/corpus/document.js'
import { issuesIn } from '../../src/corpus/issues.js'

const schema = z.object({ name: z.string(), list: z.array(z.string()).optional() })
const issues = issuesIn('file')

it.each(['100000000000000001', '3.10', '1e400', '-0.0'])('a number of JSON, %s, is shown as it is written', (number) => {
  const read = parseJson(`{"name": ${number}, "list": ["a", ${number}]}`, schema, issues)
  expect(read.ok ? [] : read.issues.map(({ message }) => message)).toEqual([
    expect.stringContaining(`'${number}'`),
    expect.stringContaining(`'${number}'`),
  ])
})

it.each(['100000000000000001', '3.10', '002', '0x1F'])('a number of YAML, %s, is shown as it is written', (number) => {
  const read = parseYaml(`name: ${number}\nlist:\n  - a\n  - ${number}\n`, schema, { issues })
  expect(read.ok ? [] : read.issues.map(({ message, path }) => [message, path])).toEqual([
    [expect.stringContaining(`'${number}'`), 'file:1'],
    [expect.stringContaining(`'${number}'`), 'file:4'],
  ])
})
