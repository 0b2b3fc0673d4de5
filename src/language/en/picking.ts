/** What can be picked, corrected and rated below an answer. */
export const picking = {
  needs: 'Something wrong? Pick what the project needs',
  noNeeds: 'Pick what the project needs',
  clarify: 'What do you build, and what does your team know? That decides it.',
  ruledOut: 'ruled out',
  setAside: 'mentioned, but not counted',
  moreNeeds: 'More needs',
  topics: 'Compare them on one topic',
  allTopics: 'All topics',
  leads: (name: string, counts: string) => `${name} leads (${counts})`,
  leans: (name: string, counts: string) => `Leans ${name} (${counts})`,
  level: (counts: string) => `Level (${counts})`,
  unsettled: (counts: string) => `Not settled (${counts})`,
  ratings: { helpful: 'Helpful', unhelpful: 'Not helpful' },
  rated: {
    counted: 'Thank you, your vote is counted.',
    changed: 'Your vote is changed, thank you.',
    same: 'You had already voted that way; it counts once.',
  },
  ratedHow:
    'Press the other one to change your mind. What is kept: your id, your vote and what the answer was about, ' +
    'but none of your words.',
  notRated: 'Your vote could not be saved just now; nothing else is lost. Please try again in a few minutes.',
  notRatedHere: 'Votes need an account, so none was counted here.',
}
