const times = (
  count: number,
): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`)

/** When an answer is throttled, or not shown to everyone. */
export const policy = {
  memberWait: (answers: number, within: number, seconds: number) =>
    `You have asked ${times(answers)} within ${within} s, which is the limit here. Ask again in ${seconds} s.`,
  channelWait: (answers: number, within: number, seconds: number) =>
    `I have answered ${times(answers)} within ${within} s in this channel, which is the limit. ` +
    `Ask again in ${seconds} s, or hide the answer to see it now, only for yourself.`,
  tooLate: 'This reached me too late to be answered: a lot is being asked just now. Please ask again in a moment.',
  quietWait: (seconds: number) => `I have reached my limit here. Ask again in ${seconds} s.`,
  answeredEarlier: 'This was answered here a moment ago: ',
  earlierAnswer: 'go to that answer',
  answerAnew: 'Answer anyway',
  noWordsLeft: 'The question is no longer on this message. Please ask again.',
  onlyYou: 'Only you can see this. In this server I answer publicly in',
  otherChannel: 'another channel',
  moreChannels: (count: number) => `and ${count} more`,
  notHere: 'In this channel I answer in private only, so this cannot be shared here.',
}

/** What people are told who lack a permission. */
export const rights = {
  onlyInServers: 'This works only in a server that I am a member of.',
  mayNot: {
    moderate: 'This is for members who can manage messages here, or who have a role listed in this server’s /settings.',
    manage: 'This is for members who can manage this server.',
  },
}
