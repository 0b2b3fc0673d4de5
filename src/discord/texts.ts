import type { AnswerStatus } from '../answer/index.js'

/** Every sentence that only Discord's members see, in one place, so that another language is another such table. */
export const texts = {
  menu: 'Answer from the articles',
  hideName: 'hide',
  hideSummary: 'Show the answer to you alone',
  shortened: '… shortened: there is more than a message can hold.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: '◀ Back',
  next: 'More ▶',
  share: 'Share',
  sharedBy: (name: string) => `Shared by ${name}`,
  askedBy: (name: string) => `Asked by ${name}`,
  mayNotShare: 'You may not write in this channel, so I cannot show it to everyone here.',
  remove: 'Remove',
  mayNotRemove: 'Only the one who asked, and those who manage messages here, can remove this.',
  answeredThere: 'Answered there, as a reply',
  publisherUnknown: 'publisher unknown',
  reviewed: (month: string) => `reviewed ${month}`,
  expired: 'This button has expired: it belongs to an older version of me. Please ask again.',
  unknownCommand: 'I no longer know this command. Discord will have forgotten it too in a while; /help lists what I can do.',
  nothingToRead: 'This message holds no text that I could answer.',
  apology: (reference: string) => `Something went wrong on my side, and it has been noted. Reference: ${reference}`,
  mentionHelp: (example: string) => ['Ask me in one sentence, and I will quote what the articles say.', `For instance: ${example}`] as const,
} as const

/** The edge of a message's container, so that a glance tells an answer from a refusal. */
export const accents: Readonly<Record<AnswerStatus, number>> = {
  answered: 0x2b8a3e,
  declined: 0x868e96,
  refused: 0xe67700,
  failed: 0xc92a2a,
}
