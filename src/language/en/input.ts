import { words } from './words.js'

const { number, or, quoted } = words

/** What is wrong with the input. */
export const input = {
  /** What an argument may be, after "expected". */
  kinds: {
    text: 'text',
    technology: 'a technology',
    topic: 'a topic',
    article: 'an article',
    passage: 'a passage',
    flag: 'a yes or no',
    integer: 'a whole number',
    path: 'a path',
    choice: 'a choice',
    canned: 'a canned comparison',
    group: 'a group of canned comparisons',
    person: 'a person',
    role: 'a role',
    channel: 'a channel',
    file: 'a file',
  },
  /** Words that people put around a name to say what kind of thing it is; none is a name. */
  aroundNames: ('language languages lang programming runtime framework library tool platform database db engine server ' +
    'stack tech technology').split(' '),
  unknownCommand: (name: string, names: readonly string[]) =>
    `${quoted(name)} is not a command here; expected one of ${names.join(', ')}.`,
  unknownArgument: (name: string, names: readonly string[]) =>
    names.length === 0
      ? `${quoted(name)} is not an argument here; expected none.`
      : `${quoted(name)} is not an argument here; expected ${names.join(', ')}.`,
  missing: (name: string, kind: string, summary: string) =>
    `${quoted(name)} is missing; expected ${kind} (${summary}).`,
  notAFlag: (received: string) => `Received ${quoted(received)}; expected the flag by itself, without a value.`,
  noPath: 'Received nothing; expected the path of a file or folder.',
  tooLong: (characters: number, limit: number) =>
    `Received ${number(characters)} characters; the limit is ${number(limit)}.`,
  unreadable: (limit: number) => `Received nothing readable; expected 1 to ${number(limit)} characters.`,
  unknownChoice: (received: string, choices: readonly string[]) =>
    `Received ${quoted(received)}; expected one of ${choices.join(', ')}.`,
  notAnId: (received: string) => `Received ${quoted(received)}; expected an id of up to 20 digits.`,
  outOfRange: (received: string, min: number, max: number) =>
    `Received ${quoted(received)}; expected a whole number from ${number(min)} to ${number(max)}.`,
  noName: { technology: 'Received nothing readable; expected the name of a technology.',
    topic: 'Received nothing readable; expected the name of a topic.' },
  unknownName: {
    technology: (received: string) => `${quoted(received)} is not a technology known here.`,
    topic: (received: string) => `${quoted(received)} is not a topic known here.`,
  },
  nearest: (names: readonly string[]) => `Did you mean ${or(names)}?`,
  forExample: (names: readonly string[]) => `Known names include ${names.join(', ')}.`,
  notCovered: (name: string) => `None of the articles covers ${name}.`,
  unknownArticle: (received: string, titles: readonly string[]) =>
    `${quoted(received)} is not an article here; expected one of: ${titles.join('; ')}.`,
  unknownPassage: (received: string, example: string) =>
    `${quoted(received)} is not a passage here; expected an id such as ${example}.`,
  replayCode: {
    'foreign-code': (received: string, prefix: string) =>
      `${quoted(received)} is not a replay code; expected one that begins with ${prefix}, as shown under Why.`,
    'other-version': (received: string, theirs: string, ours: string) =>
      `${quoted(received)} is a code of version ${theirs}; this program reads version ${ours}. Please ask again.`,
    'damaged-code': (received: string) =>
      `${quoted(received)} has a wrong, missing or extra character; expected the code exactly as shown under Why.`,
    'empty-code': (received: string) => `${quoted(received)} contains no answer; expected a code as shown under Why.`,
  },
}
