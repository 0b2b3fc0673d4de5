import { words } from './words.js'

const { count } = words
const times = (value: number): string => count(value, 'time', 'times')

/** What moderators are told of a server's questions. */
export const insight = {
  title: 'Insights of the last 30 days, beside the 30 before',
  nothing: 'Nothing has been asked here yet.',
  nothingHow:
    'Once members ask, this shows what they ask about most, what the articles do not answer, what helped, and which canned comparisons are used. It counts by our own names for topics; nobody’s words and nobody’s name are in it.',
  before: (now: string, before: number) => `${now} (${before} before)`,
  answered: (value: number) => count(value, 'answer', 'answers'),
  declined: (value: number) => `${count(value, 'question', 'questions')} that nothing answers`,
  posts: (value: number) => count(value, 'canned comparison posted', 'canned comparisons posted'),
  askedTitle: 'Asked most',
  declinedTitle: 'Not in the articles',
  declinedHow: 'An article on these would be read.',
  ratedTitle: 'Helpful or not',
  rated: (helpful: number, unhelpful: number) => `helpful ${times(helpful)}, not helpful ${times(unhelpful)}`,
  cannedTitle: 'Canned comparisons',
  posted: (value: number) => `posted ${times(value)}`,
  neverUsed: (names: number) => `${count(names, 'was', 'were')} not posted in these 30 days:`,
  stale: (names: number) => `${count(names, 'is', 'are')} stale and should be looked at:`,
  more: (value: number) => `and ${value} more`,
  wordsTitle: 'In the askers’ words',
  wordsOff: 'The words of questions that nothing answers are not kept. Managers can change that in /settings.',
  wordsNone: 'None yet.',
  wordsClear: 'Erase these words',
  wordsCleared: 'The words are erased; the counts remain.',
  chart: 'Asked most in the last 30 days',
  chartLegend: 'thin and pale: the 30 days before',
  alt: (rows: readonly string[]) => `Chart. Asked most in the last 30 days: ${rows.join('; ')}.`,
  reasons: {
    noise: 'Nothing that could be read',
    'off-topic': 'Something else altogether',
    'not-covered': 'On the subject, but not in the articles',
    'other-technology': 'Other technologies',
    'not-compared': 'Technologies that are not compared',
    instructions: 'Instructions instead of questions',
    language: 'Other languages than English',
  },
}
