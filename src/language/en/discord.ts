/** Every sentence that only Discord's members see. */
export const discord = {
  menu: 'Answer from the articles',
  menuReply: 'Reply with a canned comparison',
  menuSave: 'Save as canned comparison',
  hideName: 'hide',
  hideSummary: 'Show the answer to you alone',
  shortened: '… shortened: there is more than a message can hold.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: '◀ Back',
  next: 'More ▶',
  share: 'Share',
  sharedBy: (name: string) => `Shared by ${name}`,
  askedBy: (name: string) => `Asked by ${name}`,
  postedBy: (name: string) => `Posted by ${name}`,
  openForm: 'Open the form',
  formWaits: 'Fill in the form to go on.',
  formGone: 'I no longer hold this form. What you wrote stands above, to be copied; please begin again.',
  mayNotShare: 'You may not write in this channel, so I cannot show it to everyone here.',
  remove: 'Remove',
  mayNotRemove: 'Only the one who asked, and those who manage messages here, can remove this.',
  answeredThere: 'Answered there, as a reply',
  publisherUnknown: 'publisher unknown',
  reviewed: (month: string) => `reviewed ${month}`,
  expired: 'This button has expired: it belongs to an older version of me. Please ask again.',
  unknownCommand:
    'I no longer know this command. Discord will have forgotten it too in a while; /help lists what I can do.',
  noAnswerToSave:
    'This is not one of my answers, or it holds nothing to save: choose one that has the buttons Why and Sources.',
  fileTrouble: {
    elsewhere: 'The file is not kept by Discord, and I fetch none from anywhere else: attach it to the command.',
    'too-large': 'The file is too large: I take at most 256 KB.',
    binary: 'The file is no text: I take JSON, as I export it.',
    gone: 'The file could not be fetched from Discord. Please try again.',
  },
  fileTooLarge: (megabytes: number, most: number) =>
    `The file has ${megabytes} MB, and Discord takes ${most} at most: whoever runs me can hand it over.`,
  nothingToRead: 'This message holds no text that I could answer.',
  apology: (reference: string) => `Something went wrong on my side, and it has been noted. Reference: ${reference}`,
  mentionHelp: (example: string) =>
    ['Ask me in one sentence, and I will quote what the articles say.', `For instance: ${example}`] as const,
}
