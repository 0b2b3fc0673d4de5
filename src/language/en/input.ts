import { words } from './words.js'

const { number, quoted } = words

/** What is said of something that was handed in and cannot be taken. */
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
    person: 'a person',
    role: 'a role',
    channel: 'a channel',
    file: 'a file',
  },
  unknownCommand: (name: string, names: readonly string[]) =>
    `${quoted(name)} is no command here; expected one of ${names.join(', ')}.`,
  unknownArgument: (name: string, names: readonly string[]) =>
    names.length === 0
      ? `${quoted(name)} is no argument here; expected none.`
      : `${quoted(name)} is no argument here; expected ${names.join(', ')}.`,
  missing: (name: string, kind: string, summary: string) =>
    `Nothing was received for ${quoted(name)}; expected ${kind} (${summary}).`,
  notAFlag: (received: string) => `${quoted(received)} was received; expected only the flag itself, without a value.`,
  noPath: 'Nothing was received; expected the path of a file or folder.',
  tooLong: (characters: number, limit: number) =>
    `${number(characters)} characters were received; at most ${number(limit)} are taken.`,
  unreadable: (limit: number) => `Nothing readable was received; expected 1 to ${number(limit)} characters.`,
  unknownChoice: (received: string, choices: readonly string[]) =>
    `${quoted(received)} was received; expected one of ${choices.join(', ')}.`,
  notAnId: (received: string) => `${quoted(received)} was received; expected an id of up to 20 digits.`,
  outOfRange: (received: string, min: number, max: number) =>
    `${quoted(received)} was received; expected a whole number from ${number(min)} to ${number(max)}.`,
  noName: { technology: 'Nothing readable was received; expected the name of a technology.',
    topic: 'Nothing readable was received; expected the name of a topic.' },
  unknownName: {
    technology: (received: string) => `${quoted(received)} is no technology known here.`,
    topic: (received: string) => `${quoted(received)} is no topic known here.`,
  },
  nearest: (names: readonly string[]) => `The nearest: ${names.join(', ')}.`,
  forExample: (names: readonly string[]) => `Known are, for example: ${names.join(', ')}.`,
  notCovered: (name: string) => `No article here speaks of ${name}.`,
  unknownArticle: (received: string, titles: readonly string[]) =>
    `${quoted(received)} is no article here; expected one of: ${titles.join('; ')}.`,
  unknownPassage: (received: string, example: string) =>
    `${quoted(received)} is no passage here; expected an id such as ${example}.`,
  replayCode: {
    'foreign-code': (received: string, prefix: string) =>
      `${
        quoted(received)
      } is no replay code; expected one that begins with ${prefix}, as Why shows it below an answer.`,
    'other-version': (received: string, theirs: string, ours: string) =>
      `${quoted(received)} is a code of version ${theirs}; this program reads version ${ours}. Please ask again.`,
    'damaged-code': (received: string) =>
      `${quoted(received)} has a character wrong, missing or too many; expected the code exactly as Why shows it.`,
    'empty-code': (received: string) => `${quoted(received)} holds no answer; expected a code as Why shows it.`,
  },
}
