import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../src/text/index.js'

describe('foldName', () => {
  it.each([
    ['Résumé', 'resume'],
    ['  Node \t vs\nPython ', 'node vs python'],
    ['Ｗｉｄｅ', 'wide'],
    ['Straße', 'strasse'],
    ['no\u200bde', 'node'],
    ['micro\u00adservices', 'microservices'],
    ['node\u2800\u3164js\u200e', 'node js'],
    ['日本語', '日本語'],
    ['qu’est', "qu'est"],
  ])('folds %j to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it('changes nothing a second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name))
    }))
  })
})
