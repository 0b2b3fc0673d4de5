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
  profile: {
    title: 'What I remember for you here',
    none: 'I remember no needs for you here.',
    how:
      'Your /recommend answers in this server take them in and say so; whoever sees the answer sees them. They hold until you forget them; I never remember any by myself.',
    forget: 'Forget them',
    forgotten: 'Forgotten: I remember no needs for you here any more.',
    open: 'My profile',
    from: 'From the asker’s profile',
    notWanted: (names: string) => `ruled out: ${names}`,
    leaveOut: 'Without the profile',
    kept: 'I remember for you in this server:',
    nothingHeard: 'No needs were found in this description, so there is nothing to remember.',
    onlyInServers: 'I remember needs in servers only.',
  },
}
