import { describe, expect, it } from 'vitest'
import { parseCorpus } from '../../src/corpus/index.js'
import { checkCorpus } from '../../src/workshop/checks/corpus.js'
import { shippedFiles } from '../support/edited-corpus.js'
import { shippedCorpus, valueOf } from '../support/house.js'

describe('what was learnt of needs', () => {
  it('was learnt from the pages that are shipped', () => {
    expect(shippedCorpus().rulebook.learnt).not.toBeNull()
    expect(shippedCorpus().rulebook.unlearnt).toEqual([])
  })

  it('is kept when a page changes, and the check names the page', () => {
    const files = shippedFiles()
    files.set('needs/chat.yml', `${files.get('needs/chat.yml') ?? ''}# changed`)
    const corpus = valueOf(parseCorpus(files))
    expect(corpus.rulebook.learnt).not.toBeNull()
    const { issues } = checkCorpus(corpus, { hashes: new Map() })
    expect(issues.filter(({ code }) => code === 'not-learnt').map(({ path }) => path)).toEqual(['needs/chat.yml:1'])
  })

  it.each(['{', '{"pages":{},"models":[],"decisions":[]}'])('is refused with its file where it is damaged: %s', (text) => {
    const corpus = parseCorpus(shippedFiles().set('needs.learnt.json', text))
    expect(corpus.ok ? [] : corpus.issues.map(({ code, path }) => [code, path]))
      .toEqual([['damaged-file', 'corpus/needs.learnt.json:1']])
  })
})
