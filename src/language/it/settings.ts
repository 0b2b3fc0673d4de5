import type { Texts } from '../texts.js'
import { words } from './words.js'

export const settings: Texts['settings'] = {
  deeds: {
    'settings.save': (who, setting) => `${who} ha modificato un’impostazione: ${setting}`,
    'canned.create': (who, name) => `${who} ha scritto il confronto pronto «${name}»`,
    'canned.edit': (who, name) => `${who} ha modificato il confronto pronto «${name}»`,
    'canned.alias': (who, name) => `${who} ha cambiato gli altri nomi di «${name}»`,
    'canned.group': (who, name) => `${who} ha cambiato i gruppi di «${name}»`,
    'group.restrict': (who, name) => `${who} ha cambiato dove e da chi può essere pubblicato il gruppo «${name}»`,
    'suggestion.add': (who, name) => `${who} ha proposto: «${name}»`,
    'suggestion.refuse': (who, name) => `${who} ha rifiutato la proposta «${name}»`,
    'passage.lowered': (who, passage) => `${who} ha abbassato il passaggio ${passage}`,
    'passage.hidden': (who, passage) => `${who} ha nascosto il passaggio ${passage}`,
    'passage.shown': (who, passage) => `${who} mostra di nuovo il passaggio ${passage}`,
    'canned.restrict': (who, name) => `${who} ha cambiato dove e da chi «${name}» può essere pubblicato`,
    'canned.delete': (who, name) => `${who} ha eliminato il confronto pronto «${name}»`,
    'canned.restore': (who, name) => `${who} ha ripristinato il confronto pronto «${name}»`,
    'canned.revert': (who, name) => `${who} è tornato a una versione precedente di «${name}»`,
    'canned.approve': (who, name) => `${who} ha approvato «${name}» così com’è ora`,
    'canned.import': (who, name) => `${who} ha importato dei confronti pronti: ${name}`,
    'canned.post': (who, name) => `${who} ha pubblicato il confronto pronto «${name}»`,
    'corpus.add': (who, name) => `${who} ha aggiunto l’articolo «${name}»`,
    'corpus.edit': (who, name) => `${who} ha modificato l’articolo «${name}»`,
    'corpus.remove': (who, name) => `${who} ha rimosso l’articolo «${name}»`,
    'corpus.restore': (who, name) => `${who} ha ripristinato l’articolo «${name}»`,
    'corpus.revert': (who, name) => `${who} ha riportato l’articolo «${name}» a una versione precedente`,
    'corpus.import': (who, name) => `${who} ha importato articoli: ${name}`,
    'corpus.review': (who, name) => `${who} ha rivisto una frase dell’articolo «${name}»`,
    'canned.unpost': (who, name) => `${who} ha rimosso un messaggio con «${name}»`,
  },
  operator: 'L’operatore',
  nobodyKnown: 'Qualcuno, direttamente in Discord',
  before: 'Prima',
  after: 'Dopo',
  title: 'Impostazioni',
  pages: { answers: 'Risposte', limits: 'Limiti', people: 'Persone e registro' },
  names: {
    visibility: 'Chi vede le risposte',
    channels: 'Dove le risposte sono visibili a tutti',
    mentions: 'Messaggi che mi menzionano',
    language: 'Lingua dei miei testi',
    articles: 'Articoli su cui si basano le risposte',
    memberLimit: 'Risposte per ogni membro',
    channelLimit: 'Risposte per ogni canale',
    repostMinutes: 'Lo stesso confronto pronto un’altra volta',
    blocksStale: 'Confronti pronti da rivedere',
    managerRoles: 'Chi può gestire i confronti pronti',
    logChannel: 'Canale di log',
    suggestions: 'Proposte dei membri',
    keepsQuestions: 'Domande senza risposta',
  },
  choices: {
    visibility: { public: 'Tutti, a meno che chi chiede non nasconda la risposta', private: 'Soltanto chi chiede' },
    mentions: { on: 'ricevono una risposta', off: 'vengono ignorati' },
    language: { own: 'Quella di ciascun membro', en: 'Inglese', it: 'Italiano' },
    blocksStale: { on: 'non si pubblicano finché qualcuno non li approva', off: 'si pubblicano con un avviso' },
    articles: { shipped: 'Quelli che porto con me', both: 'Quelli che porto con me e quelli di questo server',
      own: 'Solo quelli di questo server, quando ne ha' },
    suggestions: { on: 'attendono i moderatori', off: 'non si raccolgono' },
    keepsQuestions: { on: 'conservate parola per parola, per /statistiche', off: 'soltanto contate, per tema' },
  },
  none: {
    channels: 'Ovunque',
    logChannel: 'Nessuno',
    managerRoles: 'Chi gestisce i messaggi, e nessun altro ruolo',
  },
  limit: (answers, seconds) =>
    `${words.count(answers, 'risposta', 'risposte')} in ${
      seconds === 60 ? 'un minuto' : words.count(seconds, 'secondo', 'secondi')
    }`,
  minutes: (count) =>
    count === 0
      ? 'si può pubblicare in ogni momento'
      : count % 60 === 0
      ? `non prima di ${words.count(count / 60, 'ora', 'ore')}`
      : `non prima di ${words.count(count, 'minuto', 'minuti')}`,
  standard: 'predefinito',
  logObstacles: {
    gone: 'Non vedo il canale di log, quindi lì non scrivo nulla: non esiste più, o non ho il permesso di vederlo.',
    'no-messages': 'Il canale di log non accetta messaggi, quindi lì non scrivo nulla: scegli un canale testuale.',
    'not-permitted': 'Non posso scrivere nel canale di log: permettimi di vederlo e di inviare messaggi.',
  },
  rolesHint:
    'Discord propone questi comandi soltanto a chi gestisce i messaggi. Perché li veda un altro ruolo, consentilo in ' +
    'Impostazioni server, Integrazioni, e sceglilo anche qui.',
  changed: 'Modificato',
  undo: 'Annulla',
  unchanged: 'Era già così: non è cambiato nulla.',
  conflict:
    'Questa impostazione è stata modificata dopo che l’hai aperta, quindi la tua scelta non è stata salvata. Ora è:',
  conflictBy: 'Modificata da',
  busy: 'Le impostazioni vengono modificate proprio adesso, quindi la tua scelta non è stata salvata. Riprova.',
  nothingToUndo: 'Non si può più annullare: nel frattempo è stata modificata di nuovo.',
  notAValue: (received) => `${received} non è un valore di questa impostazione; non è cambiato nulla.`,
  reset: 'Ripristina i predefiniti…',
  resetTitle: 'Tornare ai valori predefiniti?',
  resetNothing: 'Tutte le impostazioni hanno già il valore predefinito.',
  resetSure: 'Sì, tutte queste',
  resetKeep: 'No, lasciale così',
  resetDone: 'Queste hanno di nuovo il valore predefinito:',
  export: 'Scarica i dati di questo server',
  exported: 'Tutto ciò che conservo su questo server, in JSON. Lo vedi soltanto tu.',
  store: {
    'store-unavailable':
      'In questo momento il mio archivio non è raggiungibile. Nulla è cambiato né andato perso; riprova fra poco.',
    'store-full': 'Il mio archivio è pieno. Non è cambiato nulla; chi mi gestisce deve fare spazio.',
    'store-read-only': 'Il mio archivio è di sola lettura. Non è cambiato nulla; chi mi gestisce deve controllare.',
    'store-damaged': 'Il mio archivio è danneggiato, quindi non vi scrivo più nulla. Chi mi gestisce deve controllare.',
    'store-newer': 'Il mio archivio è stato scritto da una mia versione più recente. Chi mi gestisce deve aggiornarmi.',
  },
  reference: (reference) => `Riferimento: ${reference}`,
}
