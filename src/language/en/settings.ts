/** What a server decides, and what its log channel is told of it. */
export const settings = {
  /** One line for each change that is recorded: who did it, and to what. */
  deeds: {
    'settings.save': (who: string, setting: string) => `${who} changed a setting: ${setting}`,
    'canned.create': (who: string, name: string) => `${who} wrote the canned comparison “${name}”`,
    'canned.edit': (who: string, name: string) => `${who} edited the canned comparison “${name}”`,
    'canned.alias': (who: string, name: string) => `${who} changed the aliases of “${name}”`,
    'canned.restrict': (who: string, name: string) => `${who} changed where and by whom “${name}” may be posted`,
    'canned.delete': (who: string, name: string) => `${who} deleted the canned comparison “${name}”`,
    'canned.restore': (who: string, name: string) => `${who} restored the canned comparison “${name}”`,
    'canned.revert': (who: string, name: string) => `${who} went back to an earlier version of “${name}”`,
    'canned.approve': (who: string, name: string) => `${who} approved “${name}” as it stands now`,
    'canned.import': (who: string, name: string) => `${who} imported canned comparisons: ${name}`,
    'canned.post': (who: string, name: string) => `${who} posted the canned comparison “${name}”`,
    'canned.unpost': (who: string, name: string) => `${who} removed a post of “${name}”`,
  },
  someone: 'Somebody',
  operator: 'The operator',
  before: 'Before',
  after: 'After',
}
