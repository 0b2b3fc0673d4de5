import type { Texts } from '../texts.js'
import { words } from './words.js'

const { count } = words

export const privacy: Texts['privacy'] = {
  title: 'Privacy',
  opening:
    'Rispondo e ricordo poco. Le tue domande restano nei messaggi di Discord; tutto ciò che conservo è elencato qui.',
  readsTitle: 'Che cosa leggo',
  reads: 'Il testo dei comandi che esegui, dei messaggi che scegli dal loro menu e di quelli che mi menzionano. Non ' +
    'chiedo a Discord il permesso di leggere altri messaggi.',
  keepsTitle: 'Che cosa conservo, e per quanto',
  kept: {
    votes: 'I tuoi voti: il tuo ID, utile o no, un codice breve della risposta, i suoi temi, le sue tecnologie e i passaggi.',
    counts:
      'Quante volte si è chiesto di un tema o di una tecnologia, o la domanda è rimasta senza risposta, giorno per ' +
      'giorno, per ogni server e per tutti insieme: nessun nome, nessuna parola.',
    profiles: 'Le esigenze che mi hai fatto ricordare per /consiglia, con il tuo ID. Solo se l’hai chiesto tu.',
    suggestions:
      'Ciò che proponi per un server: le tue parole, il tuo ID, e chi ha deciso che cosa.',
    questions:
      'Le domande a cui gli articoli non rispondono: le parole, ma non chi le ha poste. Solo dove il server ha ' +
      'scelto di conservarle.',
    canned: 'I confronti pronti scritti dai moderatori o presi da un messaggio, con chi lo ha scritto; ogni versione con ' +
      'l’ID di chi l’ha fatta.',
    articles:
      'Gli articoli aggiunti dai moderatori: parole, dati, ogni versione e ogni revisione con l’ID di chi l’ha fatta.',
    passages: 'Quali passaggi i moderatori hanno abbassato o nascosto, perché, e chi lo ha deciso.',
    posts: 'Quale confronto pronto è stato pubblicato in quale canale, con l’ID di chi lo ha pubblicato.',
    record: 'Il registro di ciò che i moderatori hanno cambiato e pubblicato: chi, quando, prima e dopo.',
    settings: 'Le impostazioni del server: le scelte e gli ID di ruoli e canali.',
    departures:
      'La data in cui un server mi ha rimosso; trascorso questo tempo tutto ciò che è di quel server si cancella.',
  },
  keptDays: (many) => count(many, 'giorno', 'giorni'),
  keptAlways: 'finché il server mi tiene',
  keepsQuestions: { yes: 'Questo server ha scelto di conservare queste domande.',
    no: 'Questo server non conserva queste domande.' },
  memoryTitle: 'Che cosa tengo in memoria per qualche minuto',
  memory:
    'Quando hai avuto l’ultima risposta, per limitare le richieste a raffica, e un’impronta delle domande recenti ' +
    'con il link alla risposta. Per 30 minuti al massimo: i testi non salvati dei moderatori e i file caricati. Un ' +
    'riavvio cancella tutto.',
  logsTitle: 'Che cosa annoto nei log',
  logs:
    'Una riga per ogni risposta: il comando, l’esito, il tempo impiegato, un riferimento. Mai parole, mai nomi. Chi ' +
    'mi gestisce può leggere queste righe.',
  forgetTitle: 'Dimenticami',
  forget:
    'Toglie subito il tuo ID da tutto questo. I tuoi voti e il tuo profilo si cancellano; ciò che hai scritto per un server resta lì ' +
    'senza il tuo nome. I messaggi su Discord e le copie di sicurezza di chi mi gestisce non posso cancellarli io.',
  forgetButton: 'Dimenticami',
  forgotten: (rows) =>
    rows === 0
      ? 'Non conservavo nulla con il tuo ID, e continuo così.'
      : `Fatto: il tuo ID era in ${count(rows, 'voce', 'voci')} e ora non è più in nessuna.`,
  forgottenAfter: 'Se voti o cambi di nuovo qualcosa, il tuo ID viene conservato di nuovo, come spiega /privacy.',
  notForgotten:
    'Ora il mio archivio non è raggiungibile, quindi non è stato cancellato nulla. Riprova tra qualche minuto.',
}
