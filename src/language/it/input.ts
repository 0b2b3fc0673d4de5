import type { Texts } from '../texts.js'
import { words } from './words.js'

const { number, or, quoted } = words

export const input: Texts['input'] = {
  kinds: {
    text: 'un testo',
    technology: 'una tecnologia',
    topic: 'un tema',
    article: 'un articolo',
    passage: 'un passaggio',
    flag: 'un sì o un no',
    integer: 'un numero intero',
    path: 'un percorso',
    choice: 'una scelta',
    canned: 'un confronto pronto',
    group: 'un gruppo di confronti pronti',
    person: 'una persona',
    role: 'un ruolo',
    channel: 'un canale',
    file: 'un file',
  },
  aroundNames: ('linguaggio linguaggi programmazione di framework libreria strumento piattaforma database motore ' +
    'tecnologia il lo la l').split(' '),
  unknownCommand: (name, names) => `Qui il comando ${quoted(name)} non esiste; i comandi sono ${names.join(', ')}.`,
  unknownArgument: (name, names) =>
    names.length === 0
      ? `Qui l’opzione ${quoted(name)} non esiste; questo comando non ne ha.`
      : `Qui l’opzione ${quoted(name)} non esiste; le opzioni sono ${names.join(', ')}.`,
  missing: (name, kind, summary) => `Manca ${quoted(name)}: serve ${kind} (${summary}).`,
  notAFlag: (received) => `Hai scritto ${quoted(received)}; serve solo l’opzione, senza un valore.`,
  noPath: 'Non hai scritto nulla; serve il percorso di un file o di una cartella.',
  tooLong: (characters, limit) =>
    `Hai scritto ${number(characters)} caratteri; al massimo ne accetto ${number(limit)}.`,
  unreadable: (limit) => `Non c’è nulla di leggibile; servono da 1 a ${number(limit)} caratteri.`,
  unknownChoice: (received, choices) => `Hai scritto ${quoted(received)}; le scelte sono ${choices.join(', ')}.`,
  notAnId: (received) => `Hai scritto ${quoted(received)}; serve un ID di al massimo 20 cifre.`,
  outOfRange: (received, min, max) =>
    `Hai scritto ${quoted(received)}; serve un numero intero da ${number(min)} a ${number(max)}.`,
  noName: { technology: 'Non c’è nulla di leggibile; serve il nome di una tecnologia.',
    topic: 'Non c’è nulla di leggibile; serve il nome di un tema.' },
  unknownName: {
    technology: (received) => `Qui nessuna tecnologia si chiama ${quoted(received)}.`,
    topic: (received) => `Qui nessun tema si chiama ${quoted(received)}.`,
  },
  nearest: (names) => `Forse intendevi ${or(names)}?`,
  forExample: (names) => `Si può scegliere, per esempio: ${names.join(', ')}.`,
  notCovered: (name) => `Nessuno degli articoli parla di ${name}.`,
  unknownArticle: (received, titles) =>
    `Qui non c’è nessun articolo ${quoted(received)}; gli articoli sono: ${titles.join('; ')}.`,
  unknownPassage: (received, example) =>
    `Qui non c’è nessun passaggio ${quoted(received)}; serve un ID come ${example}.`,
  replayCode: {
    'foreign-code': (received, prefix) =>
      `${
        quoted(received)
      } non è un codice di risposta; serve un codice che comincia con ${prefix}, come lo mostra «Perché».`,
    'other-version': (received, theirs, ours) =>
      `${
        quoted(received)
      } è un codice della versione ${theirs}; questo programma legge la versione ${ours}. Fai di nuovo la domanda.`,
    'damaged-code': (received) =>
      `In ${
        quoted(received)
      } c’è un carattere sbagliato, mancante o di troppo; serve il codice esattamente come lo mostra «Perché».`,
    'empty-code': (received) =>
      `${quoted(received)} non contiene una risposta; serve un codice come lo mostra «Perché».`,
  },
}
