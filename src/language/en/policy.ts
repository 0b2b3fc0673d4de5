const times = (
  count: number,
): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`)

/** When an answer is not given at once, or not for all to see. */
export const policy = {
  memberWait: (answers: number, within: number, seconds: number) =>
    `You have asked ${
      times(answers)
    } within ${within} s, which is as often as one may here. Ask again in ${seconds} s.`,
  channelWait: (answers: number, within: number, seconds: number) =>
    `I have answered ${
      times(answers)
    } within ${within} s in this channel, which is as often as I may. Ask again in ${seconds} s, or hide the answer to see it alone now.`,
  tooLate:
    'This reached me too late to be answered in time: a great deal is being asked just now. Please ask again in a moment.',
  quietWait: (seconds: number) => `That is as often as I may answer here. Ask again in ${seconds} s.`,
  answeredEarlier: 'This was answered here a moment ago: ',
  earlierAnswer: 'to that answer',
  answerAnew: 'Answer all the same',
  noWordsLeft: 'The question is no longer on this message. Please ask again.',
  onlyYou: 'Only you see this: in this server I answer for everyone in',
  otherChannel: 'another channel',
  moreChannels: (count: number) => `and ${count} more`,
  notHere: 'In this channel I answer in private only, so this cannot be shared here.',
}
