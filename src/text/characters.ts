/** How long a text is to whoever types it: in code points. */
export const countCharacters = (text: string): number => Array.from(text).length

// Blank letters, marks and signs: nothing else about them says that they cannot be seen.
const blanks = String.raw`\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0`
const seen = new RegExp(String.raw`[^\s\p{C}\p{Z}${blanks}]`, 'u')
const blank = new RegExp(String.raw`[\s\p{Z}\u0085${blanks}]`, 'gu')
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Whether there is anything to see in it: zero-width and blank characters are nothing to read. */
export const isReadable = (text: string): boolean => seen.test(text)

/**
 * Without what takes no room (a soft hyphen, a joiner, a mark of direction), and with a space for each character that
 * leaves some room empty.
 */
export const withoutUnseen = (text: string): string =>
  text.replace(/\ufeff/g, '').replace(blank, ' ').replace(unseen, '')

/** JSON in which nothing stands that a terminal would obey, or that nobody sees: such characters are escaped. */
export const escapeUnseen = (json: string): string =>
  json.replace(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) =>
      `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''))
