import { describe, expect, it } from 'vitest'
import { checkShipped, composePost, parseBody, spellShippedBasis } from '../../src/canned/index.js'
import { parseCorpus } from '../../src/corpus/index.js'
import { openLibrary } from '../../src/library/index.js'
import { renderAnswer } from '../../src/discord/index.js'
import { flatten } from '../support/discord/checks.js'
import { shippedFiles } from '../support/edited-corpus.js'
import { wordRuns } from '../support/word-runs.js'
import { composer, library } from './house.js'

const { corpus } = library

describe('the comparisons that are shipped', () => {
  it('are at least eight, each without a problem, resting on what was recorded', () => {
    expect(corpus.canned.length).toBeGreaterThanOrEqual(8)
    expect(checkShipped(library, composer, new Set())).toEqual([])
    expect(shippedFiles().get('canned.basis.json')).toBe(spellShippedBasis(library))
  })

  it('are called what a moderator could call them, too', () => {
    const read = parseCorpus(shippedFiles().set('canned/new.md', '---\ntitle: "A"\naliases: ["Everyone", "shout!", "@no"]\nreviewed: "2026-11"\n---\nx\n'))
    if (!read.ok) throw new Error('unreadable')
    const found = checkShipped(openLibrary(read.value), composer, new Set(['new'])).filter(({ path }) => path === 'canned/new.md:1')
    expect(found.map(({ code }) => code)).toEqual(['name-reserved', 'name-reserved', 'name-characters'])
  })

  it.each(corpus.canned.map((file) => [file.name, file] as const))('fit one message each, nothing shortened: %s', (_name, { title, body }) => {
    const { components } = renderAnswer(composePost({ title, body: parseBody(body, library), changes: [] }, library, composer))
    const texts = flatten(components).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    expect(texts.join('').length).toBeLessThan(4000)
    expect(texts.join('\n')).not.toContain('shortened')
  })

  it('name no technology in words of ours but in titles: what is said of one is quoted or judged', () => {
    const names = corpus.technologies.flatMap(({ name }) => [name.toLowerCase()])
    for (const { body } of corpus.canned) {
      const words = parseBody(body, library).parts.flatMap((part) => (part.kind === 'words' ? [part.text.toLowerCase()] : []))
      const sentences = words.join('\n').split('\n').filter((line) => !/^\*\*.*\*\*$/.test(line))
      expect(sentences.filter((line) => names.some((name) => line.split(/[^\w.+#]+/).includes(name)))).toEqual([])
    }
  })

  it('share no words with the articles', () => {
    const runs = new Set(corpus.articles.flatMap(({ body }) => wordRuns(body, 6)))
    const own = corpus.canned.flatMap(({ title, body }) => [title, ...parseBody(body, library).parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []))])
    expect(own.flatMap((words) => wordRuns(words, 6)).filter((run) => runs.has(run))).toEqual([])
  })

  it('change neither hash', () => {
    const files = shippedFiles()
    files.set('canned/real-time.md', (files.get('canned/real-time.md') ?? '').replace('Real-time:', 'Live:'))
    files.delete('canned/security.md')
    files.delete('canned.basis.json')
    const edited = parseCorpus(files)
    expect(edited.ok && [edited.value.hash, edited.value.rulesHash]).toEqual([corpus.hash, corpus.rulesHash])
  })

  it.each([
    ['no front matter', 'words', 'canned/new.md:1'],
    ['a wrong key', '---\ntitle: "A"\naliases: []\nreviewed: "2026-11"\ncolour: "red"\n---\nx\n', 'canned/new.md:5'],
    ['no title', '---\naliases: []\nreviewed: "2026-11"\n---\nx\n', 'canned/new.md:2'],
    ['a month that is none', '---\ntitle: "A"\naliases: []\nreviewed: "2026-13"\n---\nx\n', 'canned/new.md:4'],
    ['no body', '---\ntitle: "A"\naliases: []\nreviewed: "2026-11"\n---\n\n', 'canned/new.md:6'],
    ['an alias of another', '---\ntitle: "A"\naliases: ["security"]\nreviewed: "2026-11"\n---\nx\n', 'canned/security.md:1'],
  ])('are refused with file and line for %s', (_what, text, path) => {
    const read = parseCorpus(shippedFiles().set('canned/new.md', text))
    expect(read.ok ? [] : read.issues.map((issue) => issue.path)).toContain(`corpus/${path}`)
  })

  it('are told apart from the record when it names one that is not there', () => {
    const files = shippedFiles()
    files.set('canned.basis.json', '{"gone": []}')
    const read = parseCorpus(files)
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['unknown-canned'])
  })
})
