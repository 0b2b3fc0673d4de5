import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')

// Roof to ground. A room imports only from rooms on lines below its own.
const ladder: readonly (readonly string[])[] = [
  ['bin'],
  ['app.ts', 'config', 'health'],
  ['discord', 'cli', 'workshop'],
  ['commands'],
  ['memory', 'picture'],
  ['canned'],
  ['answer', 'stances'],
  ['importing', 'search', 'verdict'],
  ['reading'],
  ['corpus', 'retrieval', 'store'],
  ['text'],
  ['language'],
  ['errors.ts'],
]

const quiet = ['language', 'text', 'retrieval', 'reading', 'importing', 'search', 'verdict', 'answer', 'stances', 'canned']
const surfaces = ['discord', 'cli']

interface Import {
  readonly file: string
  readonly from: string
  readonly target: string
  readonly specifier: string
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return listFiles(path)
    return path.endsWith('.ts') ? [path] : []
  })
}

const roomOf = (path: string): string => relative(source, path).split('/')[0] ?? ''
const lineOf = (room: string): number => ladder.findIndex((line) => line.includes(room))

function readImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const specifiers = [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers.map((specifier) => {
    const target = specifier.startsWith('.') ? resolve(dirname(file), specifier).replace(/\.js$/, '.ts') : ''
    return { file: relative(root, file), from: roomOf(file), target: target === '' ? '' : relative(source, target),
      specifier }
  })
}

const imports = listFiles(source).flatMap(readImports)
const between = imports.filter(({ from, target }) => target !== '' && target.split('/')[0] !== from)

/** Files that import each other, over however many others: a group for each such tangle (Tarjan's algorithm). */
function findCircles(targetsOf: (file: string) => readonly string[], files: readonly string[]): readonly string[][] {
  const seen = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const number = seen.size
    seen.set(file, number)
    open.push(file)
    const lowest = Math.min(number,
      ...targetsOf(file).map((target) =>
        seen.has(target) ? (open.includes(target) ? seen.get(target) ?? number : number) : visit(target)
      ))
    if (lowest === number) {
      const circle = open.splice(open.indexOf(file))
      if (circle.length > 1) circles.push(circle.sort())
    }
    return lowest
  }
  for (const file of files) if (!seen.has(file)) visit(file)
  return circles
}

// Discord's folders, each of which imports only from those before it.
const doors = ['faults.ts', 'rendering', 'connection', 'limiting', 'surface.ts', 'listing', 'sending', 'incoming',
  'bot.ts', 'index.ts']

describe('architecture', () => {
  it('has every room that the ladder names, and no other', () => {
    const rooms = ladder.flat()
    expect(rooms.filter((room) => !existsSync(join(source, room)))).toEqual([])
    const found = readdirSync(source).filter((name) => !['README.md', 'build.mjs'].includes(name))
    expect(found.filter((name) => !rooms.includes(name))).toEqual([])
  })

  it('imports only downwards', () => {
    const upward = between.filter(({ from, target }) => lineOf(from) >= lineOf(target.split('/')[0] ?? ''))
    expect(upward.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  it('has no files that import each other', () => {
    const targets = new Map<string, string[]>(listFiles(source).map((file) => [relative(source, file), []]))
    for (const { file, target } of imports) if (target !== '') targets.get(relative('src', file))?.push(target)
    expect(findCircles((file) => targets.get(file) ?? [], [...targets.keys()])).toEqual([])
  })

  it('imports one way between the folders of Discord', () => {
    const doorOf = (path: string): number => doors.indexOf(path.split('/')[1] ?? '')
    const within = imports.filter(({ from, target }) => from === 'discord' && target.startsWith('discord/'))
    const upward = within.filter(({ file, target }) => {
      const source = relative('src', file)
      return doorOf(source) < doorOf(target) || doorOf(target) < 0
    })
    expect(upward.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
    expect(doors.filter((door) => !existsSync(join(source, 'discord', door)))).toEqual([])
  })

  it('enters a room only through its index', () => {
    const sideways = between.filter(({ target }) => target.includes('/') && !target.endsWith('/index.ts'))
    expect(sideways.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  it('lets surfaces see only commands, answers and errors', () => {
    const seen = between.filter(({ from }) => surfaces.includes(from))
    const beyond = seen.filter(({ target }) =>
      !['commands', 'answer', 'language', 'errors.ts'].includes(target.split('/')[0] ?? '')
    )
    expect(beyond.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  it('keeps the quiet middle free of disk, network, clock, chance and environment', () => {
    const loud = /\b(?:Math\.random|Date\.now|new Date\(\)|process\.|console\.|setTimeout|setInterval|fetch\()/
    const noisy = listFiles(source).filter((file) =>
      quiet.includes(roomOf(file)) && loud.test(readFileSync(file, 'utf8'))
    )
    expect(noisy.map((file) => relative(root, file))).toEqual([])
    const outside = imports.filter(({ from, specifier }) => quiet.includes(from) && specifier.startsWith('node:'))
    expect(outside.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  it('measures how near words are in one place', () => {
    // Whole passages are compared letter by letter, and so are shuffled names; whoever looks for a word asks text/near.
    const mayMeasure = ['text', 'corpus', 'reading']
    const users = listFiles(source).filter((file) =>
      !mayMeasure.includes(roomOf(file)) && /\beditDistance\b/.test(readFileSync(file, 'utf8'))
    )
    expect(users.map((file) => relative(root, file))).toEqual([])
  })

  it('mentions the environment only in the front doors', () => {
    const users = listFiles(source).filter((file) =>
      roomOf(file) !== 'bin' && /process\.env/.test(readFileSync(file, 'utf8'))
    )
    expect(users.map((file) => relative(root, file))).toEqual([])
  })

  it('names only paths that exist in its map', () => {
    const map = readFileSync(join(source, 'README.md'), 'utf8')
    const named = [...map.matchAll(/`((?:src|corpus|tests|docs)\/[\w./-]+)`/g)].map((match) => match[1] ?? '')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
