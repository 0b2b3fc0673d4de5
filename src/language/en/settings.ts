import { words } from './words.js'

/** What a server decides, and what its log channel is told of it. */
export const settings = {
  /** One line for each change that is recorded: who did it, and to what. */
  deeds: {
    'settings.save': (who: string, setting: string) => `${who} changed a setting: ${setting}`,
    'canned.create': (who: string, name: string) => `${who} wrote the canned comparison “${name}”`,
    'canned.edit': (who: string, name: string) => `${who} edited the canned comparison “${name}”`,
    'canned.alias': (who: string, name: string) => `${who} changed the aliases of “${name}”`,
    'canned.restrict': (who: string, name: string) => `${who} changed where and by whom “${name}” may be posted`,
    'canned.delete': (who: string, name: string) => `${who} deleted the canned comparison “${name}”`,
    'canned.restore': (who: string, name: string) => `${who} restored the canned comparison “${name}”`,
    'canned.revert': (who: string, name: string) => `${who} went back to an earlier version of “${name}”`,
    'canned.approve': (who: string, name: string) => `${who} approved “${name}” as it stands now`,
    'canned.import': (who: string, name: string) => `${who} imported canned comparisons: ${name}`,
    'canned.post': (who: string, name: string) => `${who} posted the canned comparison “${name}”`,
    'canned.unpost': (who: string, name: string) => `${who} removed a post of “${name}”`,
  },
  operator: 'The operator',
  nobodyKnown: 'Somebody (in Discord itself)',
  before: 'Before',
  after: 'After',
  title: 'Settings',
  pages: { answers: 'Answers', limits: 'Limits', people: 'People and record' },
  names: {
    visibility: 'Who sees answers',
    channels: 'Where answers are for all to see',
    mentions: 'Messages that mention me',
    language: 'Language of my own words',
    memberLimit: 'Answers for one member',
    channelLimit: 'Answers in one channel',
    repostMinutes: 'The same canned comparison again',
    managerRoles: 'Who may manage canned comparisons',
    logChannel: 'Log channel',
    keepsQuestions: 'Questions that nothing answers',
  },
  choices: {
    visibility: { public: 'Everybody, unless the asker hides the answer', private: 'The asker alone' },
    mentions: { on: 'are answered', off: 'are left alone' },
    language: { own: 'Each member’s own', en: 'English', it: 'Italian' },
    keepsQuestions: { on: 'are kept in words, for the insights', off: 'are only counted, by topic' },
  },
  none: {
    channels: 'Everywhere',
    logChannel: 'None',
    managerRoles: 'Those who manage messages, and no other role',
  },
  limit: (answers: number, seconds: number) =>
    `${words.count(answers, 'answer', 'answers')} in ${
      seconds === 60 ? 'a minute' : words.count(seconds, 'second', 'seconds')
    }`,
  minutes: (
    count: number,
  ) => (count === 0
    ? 'may be posted at any time'
    : count % 60 === 0
    ? `not within ${words.count(count / 60, 'hour', 'hours')}`
    : `not within ${words.count(count, 'minute', 'minutes')}`),
  standard: 'default',
  logObstacles: {
    gone: 'I cannot see the log channel, so nothing is told there: it is gone, or I may not view it.',
    'no-messages': 'The log channel takes no messages of its own, so nothing is told there: pick a text channel.',
    'not-permitted':
      'I may not write in the log channel, so nothing is told there: allow me to view it and to send messages.',
  },
  rolesHint:
    'Discord itself offers these commands only to those who manage messages. For another role to see them, allow it under Server Settings, Integrations, and pick it here as well.',
  changed: 'Changed',
  undo: 'Undo',
  unchanged: 'It was so already: nothing was changed.',
  conflict: 'Somebody else changed this since you opened it; nothing of yours was saved. This is how it stands now:',
  conflictBy: 'It was changed by',
  busy: 'Others are changing the settings at this very moment; nothing of yours was saved. Please try again.',
  nothingToUndo: 'This cannot be undone any more: it has been changed again since.',
  notAValue: (received: string) => `${received} is no value of this setting; nothing was changed.`,
  reset: 'Reset to defaults…',
  resetTitle: 'Reset to defaults?',
  resetNothing: 'All settings are the defaults already.',
  resetSure: 'Yes, all of these',
  resetKeep: 'No, keep them',
  resetDone: 'These are the defaults again:',
  export: 'Download this server’s data',
  exported: 'All that I keep of this server, as JSON. It goes to you alone.',
  store: {
    'store-unavailable':
      'What I remember cannot be reached just now. Nothing was changed or lost; please try again in a moment.',
    'store-full':
      'There is no room left for me to remember anything. Nothing was changed; whoever runs me has to make room.',
    'store-read-only':
      'I may not write down anything where I run. Nothing was changed; whoever runs me has to look into it.',
    'store-damaged': 'What I remember is damaged, so I write nothing more. Whoever runs me has to look into it.',
    'store-newer': 'What I remember was written by a newer version of me. Whoever runs me has to update me.',
  },
  reference: (reference: string) => `Reference: ${reference}`,
}
