/** What can be picked, corrected and rated below an answer. */
export const picking = {
  needs: 'Something misheard? Pick what the project needs',
  noNeeds: 'Pick what the project needs',
  ruledOut: 'ruled out',
  setAside: 'said, but not counted',
  moreNeeds: 'More needs',
  topics: 'Weigh them on one topic',
  allTopics: 'All topics',
  leads: (name: string, counts: string) => `${name} leads (${counts})`,
  level: (counts: string) => `Level (${counts})`,
  ratings: { helpful: 'Helpful', unhelpful: 'Not helpful' },
  rated: {
    counted: 'Thank you, that is counted.',
    changed: 'Your vote is changed, thank you.',
    same: 'You had said so already; it counts once.',
  },
  ratedHow:
    'Press the other one to change your mind. Kept are your id, your vote and what the answer was about, none of your words.',
  notRated: 'Your vote could not be kept just now; nothing else is lost. Please try again in a few minutes.',
  notRatedHere: 'Votes are taken where people have accounts; here nothing was counted.',
}
