import { words } from './words.js'

const { and, count, number, quoted } = words

/** A server's own articles, as its moderators keep them. */
export const corpus = {
  formTitle: 'Add an article',
  detailsTitle: 'Details of the article',
  fields: {
    title: { label: 'Title', hint: 'As it was published' },
    author: { label: 'Author', hint: 'Empty: unknown' },
    publisher: { label: 'Publisher or site', hint: 'Empty: unknown' },
    published: { label: 'Date', hint: '2026-01-31; empty: unknown' },
    url: { label: 'Address', hint: 'https://…; empty: none' },
    text: { label: 'Its words', hint: 'Markdown, text or HTML; longer ones: attach a file to /corpus add' },
    names: { label: 'Names, one a line', hint: 'Go: language, weighed' },
  },
  previewTitle: (title: string) => `To be added: ${title}`,
  showTitle: (title: string) => `Article: ${title}`,
  notYet: 'Nothing is kept yet. Look it over, correct it, then add it.',
  unknown: 'unknown',
  detail: (name: string, value: string) => `${name}: ${value}`,
  size: (passages: number, sentences: number) =>
    `${count(passages, 'passage', 'passages')} that can be quoted; ${count(sentences, 'sentence', 'sentences')} that ` +
    'may take a side.',
  namesTitle: 'Names in it',
  nameLine: (name: string, kind: string, isSide: boolean) => `${name}: ${kind}${isSide ? ', weighed' : ''}`,
  noNames: 'It names no technology that I know; add names under Names.',
  stancesTitle: 'Stances, proposed and not reviewed',
  stanceLine: (said: string, topic: string, sureness: number) =>
    `${said}, on ${topic} (${Math.round(sureness * 100)} % sure)`,
  noStances: 'No sentence takes a side clearly enough to propose one.',
  reviewed: (done: number, all: number) =>
    all === 0 ? 'Nothing to review.' : `${number(done)} of ${count(all, 'stance', 'stances')} reviewed.`,
  leftOutTitle: (many: number) => `Left out: ${count(many, 'piece', 'pieces')}`,
  furnitureTitle: (many: number) => `Perhaps the page’s own: ${count(many, 'line', 'lines')}`,
  because: (words: string, why: string) => `${words} (${why})`,
  beginsTitle: 'How it begins',
  buttons: { add: 'Add', details: 'Details', names: 'Names', trim: 'Leave out what is the page’s', show: 'Show',
    review: 'Review', edit: 'Edit', remove: 'Remove', restore: 'Restore', undo: 'Undo', history: 'History',
    next: 'Skip', back: 'Back', more: 'More', revert: 'Revert to this', confirm: 'Import' },
  pickSides: 'Weighed against one another',
  pickKind: 'Correct what one is',
  kindOf: (name: string, kind: string) => `${name}: ${kind}`,
  pickArticle: 'Which article',
  added: (title: string) => `Added: ${title}. From now on answers in this server take it into account.`,
  saved: (title: string) => `Saved: ${title}`,
  unchanged: 'It is as it was: nothing was changed.',
  removed: (title: string) => `Removed: ${title}. It can be restored.`,
  restored: (title: string) => `Restored: ${title}`,
  isRemoved: 'Removed; it can be restored.',
  listTitle: 'This server’s articles',
  listed: (articles: number, most: number) => `${number(articles)} of at most ${number(most)}.`,
  none: 'This server has no articles of its own. Add one with /corpus add.',
  mark: { removed: 'removed', proposed: 'stances proposed, not reviewed', reviewed: 'reviewed' },
  noneCalled: (name: string) => `No article of this server is called ${quoted(name)}.`,
  draftGone: 'This has waited too long and is gone. Please add the article again.',
  conflict: (title: string) => `${quoted(title)} was changed meanwhile, so nothing was saved. Look at it again.`,
  same: (title: string) => `The same words stand in ${quoted(title)} already; nothing was added.`,
  tooMany: (most: number) => `This server has ${number(most)} articles, the most I keep. Remove one first.`,
  tooManyPassages: (all: number, most: number) =>
    `With it there would be ${number(all)} passages; the limit for a server is ${number(most)}. Remove an article ` +
    'first, or add a shorter one.',
  tooLong: (passages: number, most: number) =>
    `It has ${number(passages)} passages; the limit for an article is ${number(most)}. Add it in parts.`,
  tooWide: (characters: number, most: number) =>
    `One of its paragraphs has ${number(characters)} characters; the limit is ${number(most)}. Break it up with blank ` +
    'lines.',
  wrongField: (field: string, received: string, expected: string) =>
    `${field}: received ${quoted(received)}, expected ${expected}.`,
  expected: { title: 'at most 200 characters on one line', author: 'at most 120 characters on one line',
    publisher: 'at most 120 characters on one line', published: 'a date such as 2026-01-31',
    url: 'a web address that begins with https://', names: 'lines such as “Go: language, weighed”' },
  wrongName: (received: string, kinds: readonly string[]) =>
    `Names: received ${quoted(received)}, expected a name, a colon and one of ${and(kinds)}, “weighed” behind it if ` +
    'it is a side.',
  alreadyRemoved: (title: string) => `${quoted(title)} is removed already.`,
  notRemoved: (title: string) => `${quoted(title)} is not removed.`,
  historyTitle: (title: string) => `Versions of ${title}`,
  versionLine: (version: number, change: string) => `${number(version)} · ${change}`,
  changes: { add: 'added', edit: 'edited', remove: 'removed', restore: 'restored', revert: 'reverted',
    import: 'imported' },
  reviewTitle: (title: string) => `Review: ${title}`,
  reviewAsk: 'What does this sentence say to somebody who chooses?',
  proposedAs: (said: string, sureness: number) => `Proposed: ${said} (${Math.round(sureness * 100)} % sure)`,
  reviewDone: 'Every stance of it has been reviewed.',
  say: { for: (name: string) => `for ${name}`, against: (name: string) => `against ${name}`, both: 'values several',
    neutral: 'no side' },
  exportTitle: 'Articles as a file',
  exported: (articles: number) => `${count(articles, 'article', 'articles')}, for another server to import.`,
  importTitle: 'Import articles',
  noFile: 'Attach a file that /corpus export made.',
  notAnExport: 'The file is no export of articles: it was not made with /corpus export, or is damaged.',
  importPlan: (fresh: number, known: number) =>
    `${count(fresh, 'article', 'articles')} to add; ${number(known)} held already and left as they are.`,
  imported: (articles: number) => `${count(articles, 'article', 'articles')} imported.`,
}
