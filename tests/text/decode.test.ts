import { expect, it } from 'vitest'
import { decodeText } from '../../src/text/index.js'

const words = '{"a": "é \u{1f600}"}'
const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')])
const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(words, 'utf16le').swap16()])

it.each([
  ['UTF-8', Buffer.from(words), { text: words }],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`), { text: words }],
  ['UTF-16, little end first', little, { text: words }],
  ['UTF-16, big end first', big, { text: words }],
  ['UTF-16 without a mark', little.subarray(2), { problem: 'binary' }],
  ['Latin 1', Buffer.from('é', 'latin1'), { problem: 'not-utf-8' }],
  ['zero bytes', Buffer.from('a\0b'), { problem: 'binary' }],
  ['UTF-16 cut within a character', little.subarray(0, -1), { problem: 'binary' }],
  ['nothing', Buffer.from(''), { text: '' }],
])('%s', (_, bytes, expected) => {
  expect(decodeText(bytes)).toEqual(expected)
})
