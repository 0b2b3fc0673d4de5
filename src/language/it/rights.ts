import type { Texts } from '../texts.js'

export const rights: Texts['rights'] = {
  onlyInServers: 'Funziona solo in un server di cui faccio parte.',
  mayNot: {
    moderate: 'È riservato a chi gestisce i messaggi qui o ha un ruolo indicato nelle /impostazioni di questo server.',
    manage: 'È riservato a chi gestisce questo server.',
  },
}
