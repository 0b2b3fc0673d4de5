import type { Texts } from '../texts.js'

export const picking: Texts['picking'] = {
  needs: 'Qualcosa non va? Scegli che cosa serve al progetto',
  noNeeds: 'Scegli che cosa serve al progetto',
  clarify: 'Che cosa costruisci, e che cosa conosce il tuo team? Dipende da questo.',
  ruledOut: 'esclusa',
  setAside: 'nominata, ma non conta',
  moreNeeds: 'Altre esigenze',
  topics: 'Confrontale su un solo tema',
  allTopics: 'Tutti i temi',
  leads: (name, counts) => `${name} in vantaggio (${counts})`,
  leans: (name, counts) => `Propendono per ${name} (${counts})`,
  level: (counts) => `Alla pari (${counts})`,
  unsettled: (counts) => `Senza un verdetto (${counts})`,
  ratings: { helpful: 'Utile', unhelpful: 'Non utile' },
  rated: {
    counted: 'Grazie, il tuo voto è registrato.',
    changed: 'Il tuo voto è stato cambiato, grazie.',
    same: 'Avevi già votato così; conta una volta sola.',
  },
  ratedHow: 'Premi l’altro pulsante per cambiare idea. Restano il tuo ID, il tuo voto e l’argomento della risposta, ' +
    'nessuna delle tue parole.',
  notRated:
    'Per ora non è stato possibile registrare il tuo voto; nient’altro è andato perso. Riprova tra qualche minuto.',
  notRatedHere: 'I voti si raccolgono dove le persone hanno un account; qui non è stato contato nulla.',
  profile: {
    title: 'Che cosa ricordo di te qui',
    none: 'Qui non ricordo alcuna esigenza per te.',
    how:
      'Le tue risposte di /consiglia in questo server ne tengono conto e lo dicono; chi vede la risposta le vede. Valgono finché non le dimentichi; da solo non ricordo nulla.',
    forget: 'Dimentica tutto',
    forgotten: 'Dimenticate: qui non ricordo più alcuna esigenza per te.',
    open: 'Il mio profilo',
    from: 'Dal profilo di chi chiede',
    notWanted: (names) => `escluso: ${names}`,
    leaveOut: 'Senza il profilo',
    kept: 'Ricordo per te in questo server:',
    nothingHeard: 'Non ho trovato esigenze in questa descrizione, quindi non c’è nulla da ricordare.',
    onlyInServers: 'Ricordo esigenze solo nei server.',
  },
}
