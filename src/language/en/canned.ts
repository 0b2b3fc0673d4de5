import { words } from './words.js'

const { count, number, and, or, quoted } = words

/** Every sentence of canned comparisons. */
export const canned = {
  goneBlock: 'Something quoted here is no longer in the articles.',
  staleInPost: 'The articles or rules behind this have changed since a moderator last reviewed it.',
  /** What is wrong with a body, each with what was received. */
  problems: {
    empty: () => 'It has no text yet.',
    'unknown-block': (about: string) => `“${about}” is not a kind of live block; expected quote, compare or recommend.`,
    'unknown-passage': (about: string) =>
      `“${about}” is not a passage of the articles; expected one such as “article#12” or, by its words, ` +
      '“article: "first … last"”.',
    'unknown-sentences': (about: string) => `“${about}” is not a part of this passage; expected whole sentences of it.`,
    'unknown-technology': (about: string) => `“${about}” is not a technology that the articles mention.`,
    'unknown-topic': (about: string) => `“${about}” is neither a topic nor a technology here.`,
    'unknown-need': (about: string) => `“${about}” is not a need here.`,
    'nothing-to-compare': (about: string) =>
      `“${about}” cannot be compared; expected two or three technologies, then optionally a topic.`,
    'open-block': (about: string) => `“${about}” is not closed with two brackets, so it is shown as plain text.`,
    'inline-block': (about: string) => `“${about}” is not alone on its line, so it is shown as plain text.`,
    'repeated-block': (about: string) => `“${about}” appears here a second time.`,
    'open-fence': () => 'A code block is opened here but never closed.',
    'wrong-quote': (about: string) =>
      `“${about}” quotes a claim that an editor’s note calls wrong; the note is shown with it.`,
    'no-verdict': (about: string) => `“${about}” gives no verdict.`,
    mention: (about: string) => `“${about}” will not notify anyone.`,
    'insecure-link': (about: string) => `“${about}” is not an https link.`,
    'too-long': (about: string) => `About ${about} characters: more than fits in one message, so it will be shortened.`,
    'too-many-parts': (about: string) => `${about} parts: more than fit in one message, so the last may be left out.`,
  },
  nearest: (near: readonly string[]) => `Did you mean ${or(near)}?`,
  atLine: (line: number) => `Line ${line}:`,
  changes: {
    gone: 'is no longer there.',
    words: 'the wording changed.',
    labels: 'what it is taken to say changed.',
    notes: 'the notes beside it changed.',
    sentences: 'the reasons are worded differently now.',
    names: 'something named in it has a new name.',
    evidence: 'now rests on other quotes.',
    margin: (now: string, was: string) => `now leads ${now}; before, ${was}.`,
    moved: (to: string) => `the same words are now ${to}.`,
    outcome: (now: string, was: string) => `the verdict is now ${now}; it was ${was}.`,
    rules: (gone: readonly string[], added: readonly string[]) =>
      `different rules apply now${list(', no longer', gone)}${list(', new', added)}.`,
    leads: (gone: readonly string[], added: readonly string[]) =>
      `who leads on what changed${list(', no longer', gone)}${list(', now', added)}.`,
  },
  shipped: 'Shipped with me and not changed here.',
  versionBy: (version: number) => `Version ${version}, by`,
  somebody: 'an unknown member',
  called: (name: string,
    aliases:
      readonly string[]) => (aliases.length === 0 ? `Name: ${name}.` : `Name: ${name}, also ${aliases.join(', ')}.`),
  groups: {
    line: (groups: readonly string[]) => `Groups: ${groups.join(', ')}.`,
    of: (title: string) => `Groups of “${title}”`,
    called: (group: string) => `Group “${group}”:`,
    title: 'Groups of canned comparisons',
    noneYet: 'No canned comparison belongs to a group yet.',
    none: (typed: string, names: readonly string[]) =>
      `No group here is called “${typed}”${names.length === 0 ? '.' : `; there are ${and(names)}.`}`,
    holds: (items: number) => count(items, 'comparison', 'comparisons'),
    empty: 'It holds no comparison now; its restrictions apply to those that join it.',
    tooMany: (many: number, most: number) => `${many} groups; a comparison can be in ${most} at most.`,
    conflict: (what: string) => `“${what}” was changed after you opened it; nothing was saved. Open it again.`,
  },
  why: {
    title: (title: string) => `May “${title}” be posted?`,
    you: 'You',
    yes: 'Yes: nothing stops it.',
    no: 'No. This stops it:',
    staleBlocked: 'It is stale, and this server does not post stale ones until somebody approves them.',
    stalePosted: 'It is stale: it is posted with a note that says so.',
    cooldown: (minutes: number) =>
      `It was posted there within the last ${count(minutes, 'minute', 'minutes')}: whoever posts it is first led there.`,
  },
  raw: {
    title: (title: string) => `Raw text: ${title}`,
    button: 'Raw text',
    live: 'The text is in the file. What its live lines say now:',
    noLive: 'The text is in the file. It has no live lines.',
  },
  isDeleted: 'Deleted.',
  restrictions: {
    allowRoles: 'Only these roles may post it',
    denyRoles: 'These roles may not post it',
    allowChannels: 'Only in these channels',
    denyChannels: 'Not in these channels',
  },
  anywhere: 'by everyone who may post, in any channel',
  noneCalled: (typed: string) => `No canned comparison here is called ${typed}.`,
  notHere: (title: string) => `“${title}” cannot be posted here, or not by you.`,
  alreadyHere: (title: string) => `“${title}” was posted here a moment ago:`,
  see: 'see it',
  postAgain: 'Post it anyway',
  nothingHere: 'There is no canned comparison that you can post here.',
  pickReply: 'Pick what to reply with',
  pickReplyNote: 'It is posted straight away, as a reply to that message.',
  buttons: { edit: 'Edit', undo: 'Undo', delete: 'Delete', restore: 'Restore', approve: 'Approve', history: 'History',
    back: '◀ Back', more: 'More ▶' },
  notSaved: 'Not saved',
  keptWords: 'Your text is in the file attached to this message; nothing is lost.',
  goOn: 'Continue with my text',
  draftGone: 'I no longer have that text; it is in the file attached to the message above. Edit again and paste it.',
  conflict: 'It was changed after you opened it:',
  changedMeanwhile: 'What changed in the meantime:',
  yoursAgainstIt: 'What your text would change now:',
  taken: (name: string, by: string) => `The name “${name}” already belongs to “${by}”.`,
  exists: (name: string) => `There is already one called “${name}”. Your text can replace it, as a new version.`,
  deletedExists: (name: string) =>
    `There was one called “${name}”, which was deleted. Restore it, or replace it with your text.`,
  nameProblems: {
    empty: 'a name needs at least one letter or digit.',
    'too-long': 'a name has at most 60 characters.',
    reserved: 'that word is reserved; choose another name.',
    characters:
      'a name has letters, digits, spaces and simple punctuation, and begins with a letter, a digit, or a dot ' +
      'before one of these.',
  },
  tooManyAliases: (count: number, most: number) => `${count} aliases; at most ${most} are allowed.`,
  wouldBreak: 'Readers would see a gap here:',
  lookAfter: 'Please check:',
  saved: (name: string, version: number) => `Saved: ${name}, version ${version}`,
  createTitle: 'New canned comparison',
  editTitle: (title: string) => `Edit: ${title}`,
  fields: {
    name: { label: 'Name', hint: 'What people type to post it' },
    title: { label: 'Title', hint: 'The heading above the text' },
    aliases: { label: 'Aliases', hint: 'Separated by commas' },
    groups: { label: 'Groups', hint: 'Separated by commas' },
    body: { label: 'Text', hint: 'Markdown, and lines like [[quote article#12]] or [[recommend …]]' },
  },
  previewOf: (title: string) => `Preview: ${title}`,
  staleNow: 'What has changed behind it since the last review:',
  listTitle: 'Canned comparisons',
  listed: (all: number, page: number, pages: number) =>
    `${count(all, 'comparison', 'comparisons')} · page ${page} of ${pages}`,
  nothingFound: (typed: string) => `No results for “${typed}”.`,
  marks: { shipped: 'shipped', own: 'your own', override: 'your own version of a shipped one', deleted: 'deleted',
    restricted: 'restricted', stale: 'stale' },
  statsTitle: 'Use of canned comparisons',
  neverPosted: 'None was posted in the last 30 days. Posts are counted here.',
  posted30: 'Posted in the last 30 days:',
  times: (posts: number) => count(posts, 'time', 'times'),
  unused: (unused: number) => `Not posted (${number(unused)}):`,
  staleCount: (stale: number) => `Stale (${number(stale)}):`,
  examinedOnly: (examined: number) =>
    `Only the first ${examined} by name were checked for this; the list marks every stale one.`,
  exportTitle: 'Export',
  nothingToExport: 'This server has no canned comparisons of its own yet.',
  exported: (items: number) =>
    `${
      count(items, 'comparison', 'comparisons')
    }, without role and channel restrictions, which mean nothing elsewhere.`,
  exportedPart: (part: number, parts: number) => `This is part ${part} of ${parts}; import one part at a time.`,
  nothingChanged: 'Nothing was changed.',
  aliasesOf: (title: string) => `Names of “${title}”`,
  restrictTitle: (title: string) => `Who may post “${title}”, and where`,
  restrictNote: 'A list with nothing picked restricts nothing. What is denied stays denied, whatever else is allowed.',
  deleted: (title: string) => `Deleted: ${title}`,
  hidesShipped: 'The shipped one of the same name stays hidden too, until you restore it.',
  alreadyDeleted: (title: string) => `“${title}” is already deleted.`,
  restored: (title: string) => `Restored: ${title}`,
  noWordsLeft: (name: string) =>
    `${
      quoted(name)
    } followed a comparison that is no longer shipped, so there is no text to restore. Edit it to write a new one.`,
  notDeleted: (title: string) => `“${title}” is not deleted.`,
  nothingToApprove: 'Nothing has changed behind it since the last review.',
  approved: (title: string) => `Approved as it is now: ${title}`,
  historyOf: (title: string) => `History of “${title}”`,
  madeBy: {
    create: 'written by',
    edit: 'edited by',
    group: 'groups changed by',
    alias: 'aliases changed by',
    restrict: 'restricted by',
    delete: 'deleted by',
    restore: 'restored by',
    revert: 'reverted by',
    approve: 'approved by',
    import: 'imported by',
  },
  older: (versions: number) => `and ${count(versions, 'older version', 'older versions')}`,
  postsOf: 'Recent posts:',
  removedBy: 'removed by',
  pickVersion: 'Look at a version',
  versionNumber: (version: number) => `Version ${version}`,
  noVersion: (version: number, known: readonly number[]) =>
    `There is no version ${version}; there are ${and(known.slice(0, 20).map(String))}.`,
  isPresent: 'This is the current version.',
  sinceThen: 'What has changed since:',
  backToShipped: 'Back to the shipped version',
  revertTo: (version: number) => `Go back to version ${version}`,
  revertRestricts: 'Going back also changes who can post it, and where:',
  revertLifts: 'Going back also lifts all restrictions: any moderator can post it anywhere.',
  revertRestores: 'It is currently deleted; going back restores it.',
  importTitle: 'Import',
  noFile: 'No file was received; expected one made with “export”.',
  fileGone: 'I no longer have that file. Please upload it again.',
  inFile: {
    tooLong: (bytes: number, most: number) => `Found ${number(bytes)} bytes; expected at most ${number(most)}.`,
    name: (name: string, why: string) => `Found ${name} as a name; ${why}`,
    repeatedName: (name: string) => `Found ${name} twice in this file; expected each name and alias once.`,
    takenName: (name: string, by: string) => `Found ${name}, which belongs to ${by} here; expected a free one.`,
    emptyBody: 'Found a body without text; expected some.',
    inBody: (line: number, why: string) => `Line ${line} of the body: ${why}`,
  },
  plan: { add: 'Add', replace: 'Replace', skip: 'Skip (unchanged):', refuse: 'Refuse' },
  planNote: 'This is the plan. Nothing has been changed yet.',
  planRefused: 'Nothing can be imported while any entry is refused. Nothing has been changed.',
  planInFile: (lines: number) =>
    `This is only the beginning: the file attached to this message has all ${lines} lines.`,
  planChanged: 'Something has changed since the plan was shown. This is the new plan.',
  nothingToImport: 'All of it is already here.',
  applyPlan: (changes: number) => `Import: ${count(changes, 'change', 'changes')}`,
  importConflict: (name: string) =>
    `“${name}” was changed at the same moment. Nothing was imported; please check the plan again.`,
  importUndone: (items: number) => `Import undone: ${count(items, 'comparison', 'comparisons')} restored.`,
  undoConflict: (name: string) =>
    `“${name}” has been changed since. Nothing was undone; use the history of each one to go back.`,
  undoGone: 'I no longer have the earlier versions at hand; use the history of each one to go back.',
  imported: (items: number) => `${count(items, 'comparison', 'comparisons')} imported.`,
}

function list(lead: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${lead}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}`
}
