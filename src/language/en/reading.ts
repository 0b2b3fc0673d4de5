import { words } from './words.js'

const { count } = words

/** What is wrong with an uploaded file, part by part. */
export const reading = {
  notJson: (problem: string) => `This is not valid JSON: ${problem}.`,
  tooDeep: (deepest: number) => `nested more than ${deepest} deep`,
  repeatedKey: (key: string) => `the key '${key}' appears here twice`,
  /** @param found - As it stands there; null: nothing does. */
  unexpected: (found: string | null, expected: string) =>
    `found ${found === null ? 'the end of the file' : `'${found}'`}, expected ${expected}`,
  json: {
    end: 'the end of the file',
    value: 'a value',
    key: 'a key in double quotes',
    colon: 'a colon after the key',
    'list-end': 'a comma or the end of the list',
    'object-end': 'a comma or the end of the object',
  },
  missing: (key: string, where: string, expected: string) =>
    `Found no ${key}${where === '' ? '' : ` in ${where}`}; expected ${expected}.`,
  invalid: (found: string, where: string, expected: string) =>
    `Found ${found}${where === '' ? '' : ` for ${where}`}; expected ${expected}.`,
  unknownKey: (key: string, known: readonly string[]) =>
    `Found the unknown key ${key}; expected ${known.length > 0 ? known.join(', ') : 'no key here'}.`,
  value: 'value',
  types: { string: 'a string', number: 'a number', boolean: 'a boolean', object: 'an object', array: 'an array',
    record: 'a record', null: 'a null' },
  oneOf: (values: readonly string[]) => `one of ${values.join(', ')}`,
  atLeastCharacters: (least: number) => `at least ${count(least, 'character', 'characters')}`,
  atMostCharacters: (most: number) => `at most ${count(most, 'character', 'characters')}`,
  atLeastEntries: (least: number) => `at least ${count(least, 'entry', 'entries')}`,
  atMostEntries: (most: number) => `at most ${count(most, 'entry', 'entries')}`,
  readable: 'something readable',
  nearest: (values: readonly string[]) => `Did you mean ${values.join(' or ')}?`,
}
