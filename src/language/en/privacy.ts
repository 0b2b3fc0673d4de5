import { words } from './words.js'

const { count } = words

/** What is stored about people, and how to have it erased. */
export const privacy = {
  title: 'Privacy',
  opening:
    'I answer, and remember little. Your questions stay in Discord’s messages; everything I keep is listed here.',
  readsTitle: 'What I read',
  reads:
    'The text of commands you run, of messages you choose through their menu, and of messages that mention me. I do ' +
    'not ask Discord for permission to read other messages.',
  keepsTitle: 'What I keep, and for how long',
  /** What each kept thing is. */
  kept: {
    votes: 'Your votes: your id, helpful or not, a short code for the answer, and its topics, technologies and passages.',
    counts:
      'How often each topic or technology was asked about or had no answer, counted by day, per server and for all ' +
      'servers together: no names, no words.',
    profiles: 'The needs that you had me remember for /recommend, with your id. Only if you asked for it.',
    suggestions:
      'What you suggest for a server: your words, your id, and who decided what about it.',
    questions:
      'Questions that the articles do not answer: their wording, but not who asked. Only where the server has ' +
      'chosen to keep them.',
    canned: 'Canned comparisons that moderators write, or take from a message with the name and id of whoever wrote it, ' +
      'each version with its author’s id.',
    articles: 'Articles that moderators add: words, particulars, each version and each review with its author’s id.',
    passages: 'Which passages moderators lowered or hid, why, and who decided it.',
    posts: 'Which canned comparison was posted in which channel, with the poster’s id.',
    record: 'The audit log of what moderators changed and posted: who, when, before and after.',
    settings: 'The server’s settings: choices, and the ids of roles and channels.',
    departures: 'The date on which a server removed me; after this time everything from that server is erased.',
  },
  keptDays: (many: number) => count(many, 'day', 'days'),
  keptAlways: 'as long as the server keeps me',
  keepsQuestions: { yes: 'This server has chosen to keep such questions.',
    no: 'This server does not keep such questions.' },
  memoryTitle: 'What I hold in memory for minutes',
  memory:
    'When you were last answered, to limit flooding, and a digest of recent questions with links to their answers. ' +
    'For up to 30 minutes: moderators’ unsaved text and uploaded files. A restart erases all of it.',
  logsTitle: 'What I log',
  logs: 'One line per answer: the command, the outcome, the time taken and a reference. Never words, never names. My ' +
    'operator can read these lines.',
  forgetTitle: 'Forget me',
  forget:
    'Removes your id from all of the above at once. Your votes and your profile are erased; text that you wrote for a server stays ' +
    'there without your name. I cannot erase messages in Discord or my operator’s backups.',
  forgetButton: 'Forget me',
  forgotten: (rows: number) =>
    rows === 0
      ? 'I held nothing under your id, and still do not.'
      : `Done: your id was in ${count(rows, 'entry', 'entries')} and is now in none.`,
  forgottenAfter: 'If you vote or change something again, your id is kept again, as /privacy explains.',
  notForgotten: 'My store cannot be reached just now, so nothing was erased. Please try again in a few minutes.',
}
