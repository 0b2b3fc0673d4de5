/** What people are told who lack a permission. */
export const rights = {
  onlyInServers: 'This works only in a server that I am a member of.',
  mayNot: {
    moderate: 'This is for members who can manage messages here, or who have a role listed in this server’s /settings.',
    manage: 'This is for members who can manage this server.',
  },
}
