import { words } from './words.js'

const { count } = words

const days = (many: number): string => count(many, 'day', 'days')

/** What is remembered of people, and how to have it forgotten. */
export const privacy = {
  title: 'Privacy',
  opening:
    'I answer, and remember little. What you ask stands in Discord’s messages; all that I keep of it is listed here.',
  readsTitle: 'What I read',
  reads:
    'The text of a command you run, of a message that you point me at through its menu, and of a message that mentions me. I do not ask Discord for the right to read other messages.',
  keepsTitle: 'What I keep, and how long',
  /** What each kept thing is. */
  kept: {
    votes:
      'Your votes: your id, helpful or not, a short code of the answer, and the topics and technologies it was about.',
    counts:
      'How often a topic or a technology was asked about or went unanswered, counted by day, for each server and for all together: no names, no words.',
    questions:
      'Questions that the articles do not answer, in words but without who asked: only where the server has chosen to.',
    canned: 'Canned comparisons that moderators write, each version with the id of who made it.',
    posts: 'Which canned comparison was posted in which channel, with the poster’s id.',
    record: 'The record of what moderators changed and posted: who, when, before and after.',
    settings: 'The server’s settings: choices, and the ids of roles and channels.',
    departures: 'When a server removed me; after that time everything of that server is gone.',
  },
  keptDays: (many: number) => days(many),
  keptAlways: 'as long as the server keeps me',
  keepsQuestions: { yes: 'This server has chosen to keep such questions.',
    no: 'This server does not keep such questions.' },
  memoryTitle: 'What I keep in memory for minutes',
  memory:
    'When you were last answered, so that nobody is flooded, and a digest of what was just asked with the place of its answer. What moderators have written but not saved, and files they have handed in, for up to 30 minutes. It is gone after a restart.',
  logsTitle: 'What I log',
  logs:
    'One line for each answer: the command, how it ended, how long it took, a reference. Never words, never names. Whoever runs me can read these lines.',
  forgetTitle: 'Forget me',
  forget:
    'Takes your id out of all of that at once. Your votes go; what you wrote for a server stays there without your name. Messages in Discord, and copies that my operator has backed up, are not mine to erase.',
  forgetButton: 'Forget me',
  forgotten: (
    rows: number,
  ) => (rows === 0
    ? 'I held nothing under your id, and still do not.'
    : `Done: your id stood in ${count(rows, 'entry', 'entries')}, and now stands in none.`),
  forgottenAfter: 'If you vote or change something again, your id is kept again, as /privacy says.',
  notForgotten: 'My store cannot be reached just now, so nothing was erased. Please try again in a few minutes.',
}
