import type { Texts } from '../texts.js'
import { words } from './words.js'

const { count } = words

export const privacy: Texts['privacy'] = {
  title: 'Privacy',
  opening:
    'Rispondo e ricordo poco. Quello che chiedi resta nei messaggi di Discord; tutto ciò che ne conservo è elencato qui.',
  readsTitle: 'Che cosa leggo',
  reads:
    'Il testo dei comandi che esegui, dei messaggi che mi indichi dal loro menu e di quelli che mi menzionano. Non chiedo a Discord il diritto di leggere altri messaggi.',
  keepsTitle: 'Che cosa conservo, e per quanto',
  kept: {
    votes:
      'I tuoi voti: il tuo ID, utile o no, un codice breve della risposta e i temi e le tecnologie di cui parlava.',
    counts:
      'Quante volte si è chiesto di un tema o di una tecnologia, o la domanda è rimasta senza risposta, giorno per giorno, per ogni server e per tutti insieme: nessun nome, nessuna parola.',
    questions:
      'Le domande a cui gli articoli non rispondono, con le loro parole ma senza chi le ha poste: solo dove il server ha scelto così.',
    canned: 'I confronti pronti scritti dai moderatori, ogni versione con l’ID di chi l’ha fatta.',
    posts: 'Quale confronto pronto è stato pubblicato in quale canale, con l’ID di chi lo ha pubblicato.',
    record: 'Il registro di ciò che i moderatori hanno cambiato e pubblicato: chi, quando, prima e dopo.',
    settings: 'Le impostazioni del server: le scelte e gli ID di ruoli e canali.',
    departures: 'Quando un server mi ha rimosso; trascorso quel tempo non resta nulla di quel server.',
  },
  keptDays: (many) => count(many, 'giorno', 'giorni'),
  keptAlways: 'finché il server mi tiene',
  keepsQuestions: { yes: 'Questo server ha scelto di conservare queste domande.',
    no: 'Questo server non conserva queste domande.' },
  memoryTitle: 'Che cosa tengo in memoria per qualche minuto',
  memory:
    'Quando hai avuto l’ultima risposta, perché nessuno venga sommerso, e un’impronta di ciò che è stato appena chiesto con il posto della risposta. Ciò che i moderatori hanno scritto senza salvarlo, e i file che hanno consegnato, per 30 minuti al massimo. Dopo un riavvio non c’è più nulla.',
  logsTitle: 'Che cosa annoto nei log',
  logs:
    'Una riga per ogni risposta: il comando, come è finita, quanto è durata, un riferimento. Mai parole, mai nomi. Chi mi gestisce può leggere queste righe.',
  forgetTitle: 'Dimenticami',
  forget:
    'Toglie subito il tuo ID da tutto questo. I tuoi voti spariscono; ciò che hai scritto per un server resta lì senza il tuo nome. I messaggi su Discord e le copie di sicurezza di chi mi gestisce non posso cancellarli io.',
  forgetButton: 'Dimenticami',
  forgotten: (
    rows,
  ) => (rows === 0
    ? 'Non conservavo nulla con il tuo ID, e continuo così.'
    : `Fatto: il tuo ID era in ${count(rows, 'voce', 'voci')} e ora non è più in nessuna.`),
  forgottenAfter: 'Se voti o cambi di nuovo qualcosa, il tuo ID viene conservato di nuovo, come dice /privacy.',
  notForgotten:
    'Ora il mio archivio non è raggiungibile, quindi non è stato cancellato nulla. Riprova tra qualche minuto.',
}
