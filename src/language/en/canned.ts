import { words } from './words.js'

const { count, number, and, quoted } = words

/** Every sentence of canned comparisons. */
export const canned = {
  goneBlock: 'Something that stood here is no longer in the articles.',
  staleInPost: 'The articles or rules behind this have changed since a moderator last looked at it.',
  /** What is wrong with a body, each with what was received. */
  problems: {
    empty: () => 'There is nothing in it yet.',
    'unknown-block': (about: string) => `“${about}” is no kind of live block; expected quote, compare or recommend.`,
    'unknown-passage': (about: string) =>
      `“${about}” is no passage of the articles; expected one as “article#12” or, by its words, “article: "first … last"”.`,
    'unknown-sentences': (about: string) => `“${about}” is no part of this passage; expected whole sentences of it.`,
    'unknown-technology': (about: string) => `“${about}” is no technology that the articles name.`,
    'unknown-topic': (about: string) => `“${about}” is no topic and no technology here.`,
    'unknown-need': (about: string) => `“${about}” is no need here.`,
    'nothing-to-compare': (about: string) =>
      `“${about}” is nothing to compare; expected two or three technologies, then a topic if you like.`,
    'open-block': (about: string) => `“${about}” is not closed with two brackets, so it stays plain words.`,
    'inline-block': (about: string) => `“${about}” does not stand alone on its line, so it stays plain words.`,
    'repeated-block': (about: string) => `“${about}” stands here a second time.`,
    'open-fence': () => 'A code block is opened here and not closed.',
    'wrong-quote': (about: string) =>
      `“${about}” quotes something that an editor’s note calls wrong; the note is shown with it.`,
    'no-verdict': (about: string) => `“${about}” comes to no verdict.`,
    mention: (about: string) => `“${about}” will call nobody.`,
    'insecure-link': (about: string) => `“${about}” is no https link.`,
    'too-long': (about: string) => `About ${about} characters: more than one message holds, so it will be shortened.`,
    'too-many-parts': (about: string) => `${about} parts: more than one message holds, so the last may be left out.`,
  },
  nearest: (near: readonly string[]) => `The nearest: ${near.join(', ')}.`,
  atLine: (line: number) => `Line ${line}:`,
  changes: {
    gone: 'is no longer there.',
    words: 'the words changed.',
    labels: 'what it is held to say changed.',
    notes: 'the notes beside it changed.',
    sentences: 'the reasons read differently now.',
    names: 'what is named in it is called differently now.',
    evidence: 'rests on other words now.',
    margin: (now: string, was: string) => `leads ${now} now; it led ${was}.`,
    moved: (to: string) => `the same words are ${to} now.`,
    outcome: (now: string, was: string) => `the verdict is ${now} now; it was ${was}.`,
    rules: (gone: readonly string[], added: readonly string[]) =>
      `other rules speak now${list(', no longer', gone)}${list(', new', added)}.`,
    leads: (gone: readonly string[], added: readonly string[]) =>
      `who leads on what changed${list(', no longer', gone)}${list(', now', added)}.`,
  },
  shipped: 'Shipped with me; nobody here has changed it.',
  versionBy: (version: number) => `Version ${version}, by`,
  somebody: 'somebody',
  called: (name: string,
    aliases:
      readonly string[]) => (aliases.length === 0 ? `Called ${name}.` : `Called ${name}, also ${aliases.join(', ')}.`),
  isDeleted: 'Deleted.',
  restrictions: {
    allowRoles: 'Only these roles may post it',
    denyRoles: 'These roles may not post it',
    allowChannels: 'Only in these channels',
    denyChannels: 'Not in these channels',
  },
  anywhere: 'by all who may post at all, in any channel',
  noneCalled: (typed: string) => `No canned comparison here is called ${typed}.`,
  notHere: (title: string) => `“${title}” may not be posted here, or not by you.`,
  alreadyHere: (title: string) => `“${title}” was posted here a moment ago:`,
  see: 'see it',
  postAgain: 'Post it all the same',
  nothingHere: 'There is no canned comparison that you may post here.',
  pickReply: 'Pick what to reply with',
  pickReplyNote: 'It is posted at once, as a reply to that message.',
  buttons: { edit: 'Edit', undo: 'Undo', delete: 'Delete', restore: 'Restore', approve: 'Approve', history: 'History',
    back: '◀ Back', more: 'More ▶' },
  notSaved: 'Not saved',
  keptWords: 'Your words are in the file with this message; nothing of them is lost.',
  goOn: 'Go on with my words',
  draftGone: 'I no longer hold those words; they are in the file of the message above. Edit it again and paste them.',
  conflict: 'Somebody changed it since you opened it:',
  changedMeanwhile: 'What changed meanwhile:',
  yoursAgainstIt: 'What yours would change now:',
  taken: (name: string, by: string) => `The name “${name}” belongs to “${by}” already.`,
  exists: (name: string) =>
    `There is one called “${name}” already. Your words can be put in its place, as a new version of it.`,
  deletedExists: (name: string) =>
    `There was one called “${name}”, which was deleted. Restore it, or put your words in its place.`,
  nameProblems: {
    empty: 'a name needs something that can be read.',
    'too-long': 'a name has at most 60 characters.',
    reserved: 'this word is reserved; choose another name.',
    characters:
      'a name has letters, digits, spaces and simple signs, and begins with a letter or digit, or a dot before one.',
  },
  tooManyAliases: (count: number, most: number) => `${count} other names; at most ${most} are kept.`,
  wouldBreak: 'Something in it would be shown to readers as a gap:',
  lookAfter: 'To look after:',
  saved: (name: string, version: number) => `Saved: ${name}, version ${version}`,
  createTitle: 'A new canned comparison',
  editTitle: (title: string) => `Edit: ${title}`,
  fields: {
    name: { label: 'Name', hint: 'What one types to post it' },
    title: { label: 'Title', hint: 'Stands above it' },
    aliases: { label: 'Other names', hint: 'Parted by commas' },
    body: { label: 'Text', hint: 'Markdown, and lines like [[quote article#12]] or [[recommend …]]' },
  },
  previewOf: (title: string) => `Preview: ${title}`,
  staleNow: 'Changed behind it since somebody last looked:',
  listTitle: 'Canned comparisons',
  listed: (all: number, page: number, pages: number) =>
    `${count(all, 'comparison', 'comparisons')} · page ${page} of ${pages}`,
  nothingFound: (typed: string) => `Nothing is found for “${typed}”.`,
  marks: { shipped: 'shipped', own: 'your own', override: 'your own, over a shipped one', deleted: 'deleted',
    restricted: 'restricted', stale: 'stale' },
  statsTitle: 'Use of canned comparisons',
  neverPosted: 'None was posted in the last 30 days. What is posted is counted here.',
  posted30: 'Posted in the last 30 days:',
  times: (posts: number) => count(posts, 'time', 'times'),
  unused: (unused: number) => `${count(unused, 'was', 'were')} not posted:`,
  staleCount: (stale: number) => `${count(stale, 'is', 'are')} stale:`,
  examinedOnly: (examined: number) =>
    `Only the first ${examined} by name were looked at for this; the list marks all that are stale.`,
  exportTitle: 'Export',
  nothingToExport: 'This server has no canned comparison of its own yet.',
  exported: (items: number) =>
    `${count(items, 'comparison', 'comparisons')}, without roles and channels: those mean nothing elsewhere.`,
  exportedPart: (part: number, parts: number) =>
    `This is part ${part} of ${parts}: an import takes one part at a time.`,
  nothingChanged: 'Nothing was changed.',
  aliasesOf: (title: string) => `Names of “${title}”`,
  restrictTitle: (title: string) => `Who may post “${title}”, and where`,
  restrictNote:
    'Lists in which nothing is picked restrict nothing. What is denied is denied, whatever else is allowed.',
  deleted: (title: string) => `Deleted: ${title}`,
  hidesShipped: 'The shipped one of this name stays hidden, too, until you restore it.',
  alreadyDeleted: (title: string) => `“${title}” is deleted already.`,
  restored: (title: string) => `Restored: ${title}`,
  noWordsLeft: (name: string) =>
    `${
      quoted(name)
    } followed a comparison that is shipped no longer: there are no words to bring back. Write new ones with an edit.`,
  notDeleted: (title: string) => `“${title}” is not deleted.`,
  nothingToApprove: 'Nothing has changed behind it since somebody last looked.',
  approved: (title: string) => `Approved as it stands now: ${title}`,
  historyOf: (title: string) => `History of “${title}”`,
  madeBy: {
    create: 'written by',
    edit: 'edited by',
    alias: 'other names, by',
    restrict: 'restricted by',
    delete: 'deleted by',
    restore: 'restored by',
    revert: 'taken back by',
    approve: 'approved by',
    import: 'imported by',
  },
  older: (versions: number) => `and ${count(versions, 'older version', 'older versions')}`,
  postsOf: 'Posted lately:',
  removedBy: 'removed by',
  pickVersion: 'Look at a version',
  versionNumber: (version: number) => `Version ${version}`,
  noVersion: (version: number, known: readonly number[]) =>
    `There is no version ${version}; there are ${and(known.slice(0, 20).map(String))}.`,
  isPresent: 'This is the present one.',
  sinceThen: 'What has changed since:',
  backToShipped: 'Back to the shipped one',
  revertTo: (version: number) => `Go back to version ${version}`,
  revertRestricts: 'Going back also changes who may post it, and where:',
  revertLifts: 'Going back also lifts all restrictions: every moderator may post it anywhere.',
  revertRestores: 'It is deleted now; going back brings it back.',
  importTitle: 'Import',
  noFile: 'No file was received; expected one that “export” gave.',
  fileGone: 'I no longer hold that file. Please hand it in again.',
  inFile: {
    tooLong: (bytes: number, most: number) => `Found ${number(bytes)} bytes; expected at most ${number(most)}.`,
    name: (name: string, why: string) => `Found ${name} as a name; ${why}`,
    repeatedName: (name: string) => `Found ${name} twice in this file; expected each name and alias once.`,
    takenName: (name: string, by: string) => `Found ${name}, which belongs to ${by} here; expected a free one.`,
    emptyBody: 'Found a body without words; expected some.',
    inBody: (line: number, why: string) => `On line ${line} of the body: ${why}`,
  },
  plan: { add: 'Add', replace: 'Replace', skip: 'Skip, it is the same:', refuse: 'Refuse' },
  planNote: 'This is what would happen. Nothing has been changed yet.',
  planRefused: 'Nothing can be imported as long as something is refused; nothing has been changed.',
  planInFile: (lines: number) => `That is not all of it: the file with this message has all ${lines} lines.`,
  planChanged: 'Something has changed since the plan was shown. This is the plan now.',
  nothingToImport: 'All of it is here already.',
  applyPlan: (changes: number) => `Do it: ${count(changes, 'change', 'changes')}`,
  importConflict: (name: string) =>
    `Somebody changed “${name}” at the same moment. Nothing was imported; please look at the plan again.`,
  importUndone: (items: number) => `${count(items, 'comparison is', 'comparisons are')} as before the import.`,
  undoConflict: (name: string) =>
    `Somebody has changed “${name}” since. Nothing was taken back; the history of each leads back.`,
  undoGone: 'I no longer hold what stood there before; the history of each leads back.',
  imported: (items: number) => `${count(items, 'comparison', 'comparisons')} imported.`,
}

function list(lead: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${lead}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}`
}
