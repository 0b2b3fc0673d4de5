import { describe, expect, it } from 'vitest'
import { parseRequest } from '../../src/cli/arguments.js'
import { spellCommand } from '../../src/cli/forms.js'
import { splitWords } from '../../src/cli/words.js'
import { commands } from './fake-desk.js'

const read = (...words: string[]) => parseRequest(words, commands)

describe('parseRequest', () => {
  it.each([
    [['ask', 'one'], { question: 'one' }],
    [['ask', 'one', 'two', 'three'], { question: 'one two three' }],
    [['ask', 'one two'], { question: 'one two' }],
    [['ask', ''], { question: '' }],
    [['ask'], {}],
    [['ask', 'one', '--limit', '3', 'two'], { question: 'one two', limit: '3' }],
    [['ask', '--limit=3', 'one'], { question: 'one', limit: '3' }],
    [['ask', '--limit', '-3', 'one'], { question: 'one', limit: '-3' }],
    [['ask', '--limit=', 'one'], { question: 'one', limit: '' }],
    [['ask', '--explain', 'one'], { question: 'one', explain: true }],
    [['ask', '--', '--explain', '--', 'one'], { question: '--explain -- one' }],
    [['ask', '-O2', 'or', '-O3'], { question: '-O2 or -O3' }],
    [['compare', 'a', 'b'], { left: 'a', right: 'b' }],
    [['compare', 'a'], { left: 'a' }],
    [['compare', 'a', '--topic', 'real time', 'b'], { left: 'a', right: 'b', topic: 'real time' }],
    [['compare', 'a', 'b', '--topic=--odd'], { left: 'a', right: 'b', topic: '--odd' }],
    [['compare', 'a', 'b', '--topic=x=y'], { left: 'a', right: 'b', topic: 'x=y' }],
    [['search', '--jsonl', '--corpus', 'a/b.jsonl'], { corpus: 'a/b.jsonl' }],
  ])('reads %j', (words, args) => {
    const request = read(...words)
    expect(request.issues).toEqual([])
    expect(request.command?.name).toBe(words[0])
    expect(request.args).toEqual(args)
  })

  it.each([
    [['--json', 'ask', 'x'], ['json']],
    [['ask', 'x', '--json'], ['json']],
    [['ask', '--json', '--help'], ['json', 'help']],
    [['-h'], ['help']],
    [['--version'], ['version']],
    [['ask', '--version'], ['version']],
    [['search', '--jsonl'], ['jsonl']],
    [['nonsense', '--json'], ['json']],
    [['ask', '--', '--json'], []],
  ])('understands the switches of %j', (words, switches) => {
    expect([...read(...words).switches]).toEqual(switches)
  })

  it.each([
    [['comprae', 'a', 'b'], 'unknown-command', 'Did you mean compare?'],
    [['COMPARE'], 'unknown-command', 'Did you mean compare?'],
    [['xyzzy'], 'unknown-command', 'expected one of ask, compare, search, sources, show, help.'],
    [['privacy'], 'unknown-command', '“privacy” is no command'],
    [['__proto__'], 'unknown-command', '“__proto__”'],
    [['constructor'], 'unknown-command', '“constructor”'],
    [['--jsn', 'ask'], 'unknown-command', 'Did you mean --json?'],
    [[''], 'unknown-command', '“”'],
    [['ask', 'x', '--jsn'], 'unknown-option', '“--jsn” is no option of ask. Did you mean --json?'],
    [['ask', 'x', '--limt', '3'], 'unknown-option', 'Did you mean --limit?'],
    [['ask', 'x', '--hide'], 'unknown-option', '“--hide”'],
    [['ask', 'x', '--question=y'], 'unknown-option', '“--question”'],
    [['ask', 'x', '--__proto__=y'], 'unknown-option', '“--__proto__”'],
    [['ask', 'x', '--constructor'], 'unknown-option', 'a lone -- makes every later word plain text'],
    [['ask', 'x', '--='], 'unknown-option', '“--”'],
    [['ask', 'x', '--limit'], 'no-value', 'expected --limit <number>'],
    [['ask', 'x', '--limit', '--json'], 'no-value', 'expected --limit <number>'],
    [['ask', 'x', '--limit', '3', '--limit', '4'], 'given-twice', '--limit was received twice'],
    [['ask', 'x', '--explain=yes'], 'not-a-flag', '“yes” was received with --explain'],
    [['compare', 'a', 'b', 'c'], 'unexpected-word', '“c” was received; expected <left> <right> after compare.'],
    [['help', 'me'], 'unexpected-word', '“me” was received; expected no words after help.'],
    [['search', '--jsonl', 'words'], 'unexpected-word', 'read from standard input'],
  ])('refuses %j', (words, code, message) => {
    const [issue] = read(...words).issues
    expect(issue?.code).toBe(code)
    expect(issue?.message).toContain(message)
  })

  it('collects every issue of a line', () => {
    expect(read('compare', 'a', 'b', 'c', '--jsn', '--topic').issues.map(({ code }) => code)).toEqual(['unknown-option',
      'no-value', 'unexpected-word'])
  })

  it('shortens what it repeats and keeps it on one line', () => {
    const [issue] = read(`x\u001b[31m\n${'y'.repeat(5000)}`).issues
    expect(issue?.message).not.toMatch(/\p{Cc}/u)
    expect(issue?.message.length).toBeLessThan(250)
  })
})

describe('spellCommand', () => {
  it.each([
    ['compare', { left: 'a', right: 'b c', topic: "it's" }, `compare a "b c" --topic "it's"`],
    ['ask', { question: '-x "y"', explain: true }, `ask --explain -- '-x "y"'`],
    ['ask', { question: 'x', limit: 3, explain: false }, 'ask x --limit 3'],
    ['compare', { left: 'a', right: 'b', topic: '--c' }, 'compare a b --topic=--c'],
    ['nonsense', { left: 'a' }, 'nonsense'],
  ])('spells %s %j', (name, args, spelt) => {
    expect(spellCommand(name, args, commands)).toBe(spelt)
  })

  it('is read back as what was spelt', () => {
    const args = { left: '--a b', right: String.raw`c's "d" \ $e`, topic: '-- f' }
    const words = splitWords(spellCommand('compare', args, commands))
    expect(words.ok && parseRequest(words.value, commands).args).toEqual(args)
  })
})
