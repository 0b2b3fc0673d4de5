/** What is said to somebody who may not. */
export const rights = {
  onlyInServers: 'This works only in a server that I am a member of.',
  mayNot: {
    moderate: 'This is for those who manage messages here, or who have a role named in this server’s /settings.',
    manage: 'This is for those who manage this server.',
  },
}
