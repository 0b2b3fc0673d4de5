import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorsIn, findLost, foldWords, openTextReader } from '../../../src/workshop/evaluation/index.js'

describe('folding', () => {
  it.each([
    ['Ten  Thousand\n\tSockets', 'ten thousand sockets'],
    ['don’t “quote” ‚me‘ `x` ´y´ «z» „w“', `don't "quote" 'me' 'x' 'y' "z" "w"`],
    ['a–b—c−d‑e', 'a-b-c-d-e'],
    ['| Chat | good |', 'chat good'],
    ['• one * two', 'one two'],
    ['soft\u00adhyphen zero\u200bwidth \ufeffmark', 'soft hyphen zero width mark'],
    ['ﬁne ① Å', 'fine 1 å'],
    ['', ''],
    [' | ', ''],
  ])('reads %j as %j', (given, folded) => {
    expect(foldWords(given)).toBe(folded)
  })

  it('leaves single spaces between words and none around them, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/\s\s|^\s|\s$|[|•*\u200b\u00ad]/u.test(foldWords(text))),
    )
  })
})

describe('anchors', () => {
  const anchor = { source: '000', words: foldWords('Ten thousand – open sockets'), unit: 'a' }

  it('are held by a text of their article that contains them, however it is set', () => {
    const read = openTextReader()
    expect(anchorsIn(read({ source: '000', text: 'Keeps **ten thousand - open\nsockets** up.' }), [anchor])).toEqual([
      anchor,
    ])
    expect(anchorsIn(read({ source: '001', text: 'Ten thousand – open sockets' }), [anchor])).toEqual([])
    expect(anchorsIn(read({ source: '000', text: 'Ten thousand – open' }), [anchor])).toEqual([])
  })

  it('count only within the first 1,500 characters of a text', () => {
    const read = openTextReader()
    const words = 'ten thousand - open sockets'
    expect(anchorsIn(read({ source: '000', text: `${'x'.repeat(1499 - words.length)} ${words}` }), [anchor])).toEqual([
      anchor,
    ])
    expect(anchorsIn(read({ source: '000', text: `${'x'.repeat(1500 - words.length)} ${words}` }), [anchor])).toEqual(
      [],
    )
  })

  it('are lost when no text holds them, each named once', () => {
    const lost = { source: '000', words: 'never written', unit: 'b' }
    expect(findLost([anchor, lost, lost], [{ source: '000', text: 'Ten thousand – open sockets' }])).toEqual([lost])
  })
})
