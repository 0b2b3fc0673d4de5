import type { Texts } from '../texts.js'

export const settings: Texts['settings'] = {
  deeds: {
    'settings.save': (who, setting) => `${who} ha modificato un’impostazione: ${setting}`,
    'canned.create': (who, name) => `${who} ha scritto il confronto pronto «${name}»`,
    'canned.edit': (who, name) => `${who} ha modificato il confronto pronto «${name}»`,
    'canned.alias': (who, name) => `${who} ha cambiato gli altri nomi di «${name}»`,
    'canned.restrict': (who, name) => `${who} ha cambiato dove e da chi «${name}» può essere pubblicato`,
    'canned.delete': (who, name) => `${who} ha eliminato il confronto pronto «${name}»`,
    'canned.restore': (who, name) => `${who} ha ripristinato il confronto pronto «${name}»`,
    'canned.revert': (who, name) => `${who} è tornato a una versione precedente di «${name}»`,
    'canned.approve': (who, name) => `${who} ha approvato «${name}» così com’è ora`,
    'canned.import': (who, name) => `${who} ha importato dei confronti pronti: ${name}`,
    'canned.post': (who, name) => `${who} ha pubblicato il confronto pronto «${name}»`,
    'canned.unpost': (who, name) => `${who} ha rimosso un messaggio con «${name}»`,
  },
  someone: 'Qualcuno',
  operator: 'L’operatore',
  before: 'Prima',
  after: 'Dopo',
}
