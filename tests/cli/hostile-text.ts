import fc from 'fast-check'

/** Letters among everything that a terminal might act on. */
export const hostileText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', ' ', '\n', '\r', '\t', '\0', '\b', '\u001b', '\u001b[31m', '\u001b]8;;http://x\u0007',
      '\u009b2J', '\u009d', '\u200b', '\u202e', '\u2066', '\ufeff', '\u00ad'),
    fc.constantFrom('\u2028', '\u2029', '\u0085', '\u007f', '\u0301', '世', '\u{1f600}', '\u{e0041}', '\ud800',
      '\udc00', '"', '\\', '│', '@everyone', '```'),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
})
