import { words } from './words.js'

/** A server's settings, and the entries of its log channel. */
export const settings = {
  /** One line for each change that is recorded: who did it, and to what. */
  deeds: {
    'settings.save': (who: string, setting: string) => `${who} changed a setting: ${setting}`,
    'canned.create': (who: string, name: string) => `${who} wrote the canned comparison “${name}”`,
    'canned.edit': (who: string, name: string) => `${who} edited the canned comparison “${name}”`,
    'canned.alias': (who: string, name: string) => `${who} changed the aliases of “${name}”`,
    'canned.group': (who: string, name: string) => `${who} changed the groups of “${name}”`,
    'group.restrict': (who: string, name: string) => `${who} changed who can post the group “${name}”, and where`,
    'suggestion.add': (who: string, name: string) => `${who} suggested: “${name}”`,
    'suggestion.refuse': (who: string, name: string) => `${who} refused the suggestion “${name}”`,
    'passage.lowered': (who: string, passage: string) => `${who} lowered the passage ${passage}`,
    'passage.hidden': (who: string, passage: string) => `${who} hid the passage ${passage}`,
    'passage.shown': (who: string, passage: string) => `${who} brought back the passage ${passage}`,
    'canned.restrict': (who: string, name: string) => `${who} changed who can post “${name}”, and where`,
    'canned.delete': (who: string, name: string) => `${who} deleted the canned comparison “${name}”`,
    'canned.restore': (who: string, name: string) => `${who} restored the canned comparison “${name}”`,
    'canned.revert': (who: string, name: string) => `${who} reverted “${name}” to an earlier version`,
    'canned.approve': (who: string, name: string) => `${who} approved “${name}” as it is now`,
    'canned.import': (who: string, name: string) => `${who} imported canned comparisons: ${name}`,
    'corpus.add': (who: string, name: string) => `${who} added the article “${name}”`,
    'corpus.edit': (who: string, name: string) => `${who} edited the article “${name}”`,
    'corpus.remove': (who: string, name: string) => `${who} removed the article “${name}”`,
    'corpus.restore': (who: string, name: string) => `${who} restored the article “${name}”`,
    'corpus.revert': (who: string, name: string) => `${who} reverted the article “${name}” to an earlier version`,
    'corpus.import': (who: string, name: string) => `${who} imported articles: ${name}`,
    'corpus.review': (who: string, name: string) => `${who} reviewed a sentence of the article “${name}”`,
    'canned.post': (who: string, name: string) => `${who} posted the canned comparison “${name}”`,
    'canned.unpost': (who: string, name: string) => `${who} removed a post of “${name}”`,
  },
  operator: 'The operator',
  nobodyKnown: 'Someone, directly in Discord',
  before: 'Before',
  after: 'After',
  title: 'Settings',
  pages: { answers: 'Answers', limits: 'Limits', people: 'People and log' },
  names: {
    visibility: 'Who sees answers',
    channels: 'Where answers are public',
    mentions: 'Messages that mention me',
    language: 'Language of my own text',
    articles: 'Articles that answers rest on',
    memberLimit: 'Answers per member',
    channelLimit: 'Answers per channel',
    repostMinutes: 'Posting the same canned comparison again',
    blocksStale: 'Stale canned comparisons',
    managerRoles: 'Who can manage canned comparisons',
    logChannel: 'Log channel',
    suggestions: 'Suggestions of members',
    keepsQuestions: 'Questions without an answer',
  },
  choices: {
    visibility: { public: 'Everyone, unless the asker hides the answer', private: 'Only the asker' },
    mentions: { on: 'are answered', off: 'are ignored' },
    language: { own: 'Each member’s own language', en: 'English', it: 'Italian' },
    blocksStale: { on: 'are not posted until somebody approves them', off: 'are posted with a note' },
    articles: { shipped: 'Those that I come with', both: 'Those that I come with, and this server’s own',
      own: 'This server’s own alone, once it has some' },
    suggestions: { on: 'wait for moderators to decide', off: 'are not taken' },
    keepsQuestions: { on: 'are kept word for word, for /insights', off: 'are only counted, by topic' },
  },
  none: {
    channels: 'Everywhere',
    logChannel: 'None',
    managerRoles: 'Members who can manage messages, and no other role',
  },
  limit: (answers: number, seconds: number) =>
    `${words.count(answers, 'answer', 'answers')} in ${
      seconds === 60 ? 'a minute' : words.count(seconds, 'second', 'seconds')
    }`,
  minutes: (
    count: number,
  ) => (count === 0
    ? 'allowed at any time'
    : count % 60 === 0
    ? `not within ${words.count(count / 60, 'hour', 'hours')}`
    : `not within ${words.count(count, 'minute', 'minutes')}`),
  standard: 'default',
  logObstacles: {
    gone: 'I cannot see the log channel, so nothing is logged there: it is gone, or I lack permission to view it.',
    'no-messages': 'The log channel does not take messages, so nothing is logged there: pick a text channel.',
    'not-permitted':
      'I cannot write in the log channel, so nothing is logged there: allow me to view it and to send messages.',
  },
  rolesHint:
    'Discord offers these commands only to members who can manage messages. For another role to see them, allow it ' +
    'under Server Settings, Integrations, and pick it here as well.',
  changed: 'Changed',
  undo: 'Undo',
  unchanged: 'It already had that value: nothing was changed.',
  conflict: 'This was changed after you opened it, so your change was not saved. It is now:',
  conflictBy: 'Changed by',
  busy: 'The settings are being changed at this very moment, so your change was not saved. Please try again.',
  nothingToUndo: 'This can no longer be undone: it has been changed again since.',
  notAValue: (received: string) => `${received} is not a value of this setting; nothing was changed.`,
  reset: 'Reset to defaults…',
  resetTitle: 'Reset to defaults?',
  resetNothing: 'All settings already have their default values.',
  resetSure: 'Yes, reset these',
  resetKeep: 'No, keep them',
  resetDone: 'These have their default values again:',
  export: 'Download this server’s data',
  exported: 'Everything I keep about this server, as JSON. Only you can see it.',
  store: {
    'store-unavailable':
      'My store cannot be reached just now. Nothing was changed or lost; please try again in a moment.',
    'store-full': 'My store is full. Nothing was changed; my operator has to make room.',
    'store-read-only': 'My store is read-only. Nothing was changed; my operator has to look into it.',
    'store-damaged': 'My store is damaged, so I write nothing more to it. My operator has to look into it.',
    'store-newer': 'My store was written by a newer version of me. My operator has to update me.',
  },
  reference: (reference: string) => `Reference: ${reference}`,
}
