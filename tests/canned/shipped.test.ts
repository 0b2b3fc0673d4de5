import { describe, expect, it } from 'vitest'
import { checkShipped, composePost, parseBody, spellShippedBaselines } from '../../src/canned/index.js'
import { buildCodebook, openComposer } from '../../src/answer/index.js'
import { findUntranslated, parseCorpus, translateCorpus } from '../../src/corpus/index.js'
import { locales } from '../../src/language/index.js'
import { translateRooms } from '../../src/commands/desk/rooms.js'
import { renderAnswer } from '../../src/discord/index.js'
import { flatten } from '../support/discord/checks.js'
import { shippedFiles } from '../support/edited-corpus.js'
import { openRooms } from '../support/house.js'
import { wordRuns } from '../support/word-runs.js'
import { composer, rooms } from './house.js'

const { corpus } = rooms

describe('the comparisons that are shipped', () => {
  it('are at least eight, each without a problem, resting on what was recorded', () => {
    expect(corpus.canned.length).toBeGreaterThanOrEqual(8)
    expect(checkShipped(rooms, composer, new Set())).toEqual([])
    expect(shippedFiles().get('canned.basis.json')).toBe(spellShippedBaselines(rooms))
  })

  it('are called what a moderator could call them, too', () => {
    const read = parseCorpus(
      shippedFiles().set('canned/new.md',
        '---\ntitle: "A"\naliases: ["Everyone", "shout!", "@no"]\nreviewed: "2026-11"\n---\nx\n'),
    )
    if (!read.ok) throw new Error('unreadable')
    const found = checkShipped(openRooms(read.value), composer, new Set(['new'])).filter(({ path }) =>
      path === 'canned/new.md:1'
    )
    expect(found.map(({ code }) => code)).toEqual(['name-reserved', 'name-reserved', 'name-characters'])
  })

  const inEach = locales.flatMap((locale) => {
    const spoken = translateRooms(rooms, locale)
    return spoken.corpus.canned.map((file) =>
      [locale, file.name, file, spoken, openComposer(spoken.corpus, buildCodebook(rooms.corpus), locale)] as const
    )
  })
  it.each(inEach)('fit one message each, nothing shortened: %s %s',
    (_locale, _name, { title, body }, spoken, speaker) => {
      const { components } = renderAnswer(
        composePost({ title, body: parseBody(body, spoken), changes: [] }, spoken, speaker),
      )
      const texts = flatten(components).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
      expect(texts.join('').length).toBeLessThan(4000)
      expect(texts.join('\n')).not.toContain(speaker.texts.discord.shortened)
    })

  it('name no technology in words of ours but in titles: what is said of one is quoted or judged', () => {
    const names = corpus.technologies.flatMap(({ name }) => [name.toLowerCase()])
    for (const { body } of corpus.canned.flatMap((file) => [file, ...Object.values(file.translations)])) {
      const words = parseBody(body, rooms).parts.flatMap((
        part,
      ) => (part.kind === 'words' ? [part.text.toLowerCase()] : []))
      const sentences = words.join('\n').split('\n').filter((line) => !/^\*\*.*\*\*$/.test(line))
      expect(sentences.filter((line) => names.some((name) => line.split(/[^\w.+#]+/).includes(name)))).toEqual([])
    }
  })

  it('share no words with the articles', () => {
    const runs = new Set(corpus.articles.flatMap(({ body }) => wordRuns(body, 6)))
    const own = corpus.canned.flatMap((
      { title, body },
    ) => [title, ...parseBody(body, rooms).parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []))])
    expect(own.flatMap((words) => wordRuns(words, 6)).filter((run) => runs.has(run))).toEqual([])
  })

  it('change neither hash', () => {
    const files = shippedFiles()
    files.set('canned/real-time.md', (files.get('canned/real-time.md') ?? '').replace('Real-time:', 'Live:'))
    for (const name of ['canned/security.md', 'canned/it/security.md', 'canned/it/real-time.md']) files.delete(name)
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
    ['an alias of another', '---\ntitle: "A"\naliases: ["security"]\nreviewed: "2026-11"\n---\nx\n',
      'canned/security.md:1'],
  ])('are refused with file and line for %s', (_what, text, path) => {
    const read = parseCorpus(shippedFiles().set('canned/new.md', text))
    expect(read.ok ? [] : read.issues.map((issue) => issue.path)).toContain(`corpus/${path}`)
  })

  it('have words of their own in every other language, around the same live blocks', () => {
    for (const { title, body, translations } of corpus.canned) {
      for (const locale of locales.filter((each) => each !== 'en')) {
        const words = translations[locale]
        expect(words?.title).not.toBe(title)
        expect(words?.body.match(/^\[\[.*/gm)).toEqual(body.match(/^\[\[.*/gm))
        const own = words?.body.split('\n').filter((line) => line !== '' && !line.startsWith('[['))
        expect(own?.filter((line) => body.includes(line))).toEqual([])
      }
    }
  })

  it('are said in English where a language has no words for them, which is named', () => {
    const files = shippedFiles()
    files.delete('canned/it/security.md')
    const read = parseCorpus(files)
    if (!read.ok) throw new Error('unreadable')
    const titles = new Map(translateCorpus(read.value, 'it').canned.map(({ name, title }) => [name, title]))
    expect([titles.get('security'), titles.get('real-time')]).toEqual(['Security: what to watch',
      'Tempo reale: chat, aggiornamenti dal vivo, streaming'])
    expect(findUntranslated(read.value, 'it')).toEqual(['canned security'])
  })

  const words = (body: string): string => `---\ntitle: "Sicurezza"\n---\n${body}`
  const [compared, first, second] = shippedFiles().get('canned/data-and-ml.md')!.match(/^\[\[.*\]\]$/gm)!
  it.each([
    ['a live block that is another', words(`Prima\n${compared}\n${second}\n${first}`), 'canned/it/data-and-ml.md:6',
      'other-block'],
    ['a live block too few', words(`${compared}\n${first}\nDopo`), 'canned/it/data-and-ml.md:6', 'other-block'],
    ['a live block too many', words(`${compared}\n${first}\n${second}\n[[quote bmc#6]]`), 'canned/it/data-and-ml.md:7',
      'other-block'],
    ['a key that it has not', '---\ntitle: "A"\nreviewed: "2026-11"\n---\nx\n', 'canned/it/data-and-ml.md:3',
      'unknown-key'],
    ['no front matter', 'x', 'canned/it/data-and-ml.md:1', 'front-matter-missing'],
    ['no words', words(''), 'canned/it/data-and-ml.md:4', 'empty-canned'],
  ])('are refused in another language with file and line for %s', (_what, text, path, code) => {
    const read = parseCorpus(shippedFiles().set('canned/it/data-and-ml.md', text))
    expect(read.ok ? [] : read.issues.map((issue) => [issue.path, issue.code])).toEqual([[`corpus/${path}`, code]])
  })

  it('are refused in another language when there is nothing to translate, with the nearest name', () => {
    const read = parseCorpus(shippedFiles().set('canned/it/securty.md', words('x')))
    expect(read.ok ? [] : read.issues).toMatchObject([{ code: 'unknown-canned', path: 'corpus/canned/it/securty.md:1',
      nearest: ['security'] }])
  })

  it('are told by file and line what is wrong in another language', () => {
    const files = shippedFiles()
    files.set('canned/it/data-and-ml.md', `${files.get('canned/it/data-and-ml.md') ?? ''}\n@everyone\n`)
    const read = parseCorpus(files)
    if (!read.ok) throw new Error('unreadable')
    expect(checkShipped(openRooms(read.value), composer, new Set())).toMatchObject([{ code: 'mention',
      path: 'canned/it/data-and-ml.md:11' }])
  })

  it('are told apart from the record when it names one that is not there', () => {
    const files = shippedFiles()
    files.set('canned.basis.json', '{"gone": []}')
    const read = parseCorpus(files)
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['unknown-canned'])
  })
})
