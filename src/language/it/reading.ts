import type { Texts } from '../texts.js'
import { words } from './words.js'

const { count } = words

export const reading: Texts['reading'] = {
  notJson: (problem) => `Questo non è JSON valido: ${problem}.`,
  tooDeep: (deepest) => `annidato oltre ${deepest} livelli`,
  repeatedKey: (key) => `la chiave '${key}' compare qui due volte`,
  unexpected: (found, expected) => `c’è ${found === null ? 'la fine del file' : `'${found}'`} dove serve ${expected}`,
  json: {
    end: 'la fine del file',
    value: 'un valore',
    key: 'una chiave tra virgolette doppie',
    colon: 'un segno di due punti dopo la chiave',
    'list-end': 'una virgola o la fine dell’elenco',
    'object-end': 'una virgola o la fine dell’oggetto',
  },
  missing: (key, where, expected) => `Manca ${key}${where === '' ? '' : ` in ${where}`}: serve ${expected}.`,
  invalid: (found, where, expected) => `${where === '' ? 'Qui' : `In ${where}`} c’è ${found}: serve ${expected}.`,
  unknownKey: (key, known) =>
    `La chiave ${key} è sconosciuta; qui ${
      known.length > 0 ? `sono ammesse ${known.join(', ')}` : 'non ne è ammessa alcuna'
    }.`,
  value: 'valore',
  types: { string: 'un testo', number: 'un numero', boolean: 'un valore vero o falso', object: 'un oggetto',
    array: 'un elenco', record: 'un oggetto', null: 'null' },
  oneOf: (values) => `uno di questi valori: ${values.join(', ')}`,
  atLeastCharacters: (least) => `un testo di almeno ${count(least, 'carattere', 'caratteri')}`,
  atMostCharacters: (most) => `un testo di al massimo ${count(most, 'carattere', 'caratteri')}`,
  atLeastEntries: (least) => `un elenco di almeno ${count(least, 'voce', 'voci')}`,
  atMostEntries: (most) => `un elenco di al massimo ${count(most, 'voce', 'voci')}`,
  readable: 'qualcosa di leggibile',
  nearest: (values) => `Forse intendevi ${values.join(' o ')}?`,
}
