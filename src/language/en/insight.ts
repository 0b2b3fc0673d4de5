import { words } from './words.js'

const { count } = words
const times = (value: number): string => count(value, 'time', 'times')

/** Statistics of a server's questions, for its moderators. */
export const insight = {
  title: 'Insights: the last 30 days and the 30 before',
  nothing: 'Nothing has been asked here yet.',
  nothingHow:
    'Once members ask, this shows what they ask about most, what the articles do not answer, what helped and which ' +
    'canned comparisons are used. It counts by topic and contains no member’s words or name.',
  before: (now: string, before: number) => `${now} (${before} before)`,
  answered: (value: number) => count(value, 'answer', 'answers'),
  declined: (value: number) => `${count(value, 'question', 'questions')} without an answer`,
  posts: (value: number) => count(value, 'canned comparison posted', 'canned comparisons posted'),
  askedTitle: 'Asked most',
  declinedTitle: 'Not in the articles',
  declinedHow: 'Articles on these would find readers.',
  ratedTitle: 'Helpful or not',
  rated: (helpful: number, unhelpful: number) => `helpful ${times(helpful)}, not helpful ${times(unhelpful)}`,
  cannedTitle: 'Canned comparisons',
  posted: (value: number) => `posted ${times(value)}`,
  neverUsed: (names: number) => `Not posted in these 30 days (${count(names, 'comparison', 'comparisons')}):`,
  stale: (names: number) => `Stale and due for review (${count(names, 'comparison', 'comparisons')}):`,
  more: (value: number) => `and ${value} more`,
  queue: {
    title: 'Questions without an answer',
    listed: (all: number, page: number, pages: number) =>
      `${count(all, 'question', 'questions')} · page ${page} of ${pages}`,
    none: 'No question waits for an answer.',
    off: 'The wording of unanswered questions is not kept here; managers can change that in /settings. What was missing in the last 30 days:',
    answered: (many: number) =>
      `The articles now answer ${count(many, 'question that waited; it is closed', 'questions that waited; they are closed')}:`,
    pick: 'Open a question',
    askedAt: 'Asked',
    markDone: 'Done',
    makeCanned: 'Make a canned comparison of it',
    makeArticle: 'Make an article of it',
    back: 'Back to the list',
    done: 'Done:',
    closed: 'This question is already closed.',
  },
  passages: {
    title: 'Passages, as members rated them',
    none: 'Nobody has rated a passage here yet, and none is lowered or hidden.',
    listed: (all: number, page: number, pages: number) =>
      `${count(all, 'passage', 'passages')} · page ${page} of ${pages}`,
    pick: 'Open a passage',
    states: { shown: 'shown', lowered: 'lowered', hidden: 'hidden' },
    buttons: { shown: 'Bring it back', lowered: 'Lower', hidden: 'Hide' },
    changed: 'its words have changed: no longer in force',
    reason: { label: 'Why', hint: 'Answers show it, in its place or beside it' },
    noReason: 'A reason is needed: answers show it.',
    conflict: 'Somebody decided in the meantime; nothing was changed. It is now so:',
    saved: 'Done: it holds from the next answer on.',
    back: 'Back to the list',
    hiddenHere: (source: string, reason: string) =>
      `A passage from ${source} is hidden here by moderators: ${reason}`,
    loweredHere: 'Lowered here by moderators',
  },
  wordsTitle: 'In members’ own words',
  wordsOff: 'The wording of unanswered questions is not kept. Managers can change that in /settings.',
  wordsNone: 'None yet.',
  wordsClear: 'Erase these words',
  wordsCleared: 'The words have been erased; the counts remain.',
  chart: 'Asked most in the last 30 days',
  chartLegend: 'thin, pale bars: the 30 days before',
  alt: (rows: readonly string[]) => `Chart. Asked most in the last 30 days: ${rows.join('; ')}.`,
  reasons: {
    noise: 'Nothing readable',
    'off-topic': 'Something else entirely',
    'not-covered': 'On topic, but not in the articles',
    'other-technology': 'Other technologies',
    'not-compared': 'Technologies that are not compared',
    instructions: 'Instructions instead of questions',
    language: 'Languages other than English',
  },
}
