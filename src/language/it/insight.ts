import type { Texts } from '../texts.js'
import { words } from './words.js'

const { count } = words
const times = (value: number): string => count(value, 'volta', 'volte')

export const insight: Texts['insight'] = {
  title: 'Gli ultimi 30 giorni, accanto ai 30 precedenti',
  nothing: 'Qui non è stato ancora chiesto nulla.',
  nothingHow:
    'Quando i membri faranno domande, qui si vedrà che cosa chiedono di più, a che cosa gli articoli non rispondono, ' +
    'che cosa è stato utile e quali confronti pronti si usano. Si conta per tema, senza nomi né parole dei membri.',
  before: (now, before) => `${now} (prima ${before})`,
  answered: (value) => count(value, 'risposta', 'risposte'),
  declined: (value) => `${count(value, 'domanda', 'domande')} senza risposta`,
  posts: (value) => count(value, 'confronto pronto pubblicato', 'confronti pronti pubblicati'),
  askedTitle: 'Più richiesti',
  declinedTitle: 'Non presente negli articoli',
  declinedHow: 'Un articolo su questi temi troverebbe lettori.',
  ratedTitle: 'Utile o no',
  rated: (helpful, unhelpful) => `utile ${times(helpful)}, non utile ${times(unhelpful)}`,
  cannedTitle: 'Confronti pronti',
  posted: (value) => `pubblicato ${times(value)}`,
  neverUsed: (names) => `Non pubblicati in questi 30 giorni (${count(names, 'confronto', 'confronti')}):`,
  stale: (names) => `Da rivedere (${count(names, 'confronto', 'confronti')}):`,
  more: (value) => `e altri ${value}`,
  queue: {
    title: 'Domande senza risposta',
    listed: (all, page, pages) =>
      `${count(all, 'domanda', 'domande')} · pagina ${page} di ${pages}`,
    none: 'Nessuna domanda attende una risposta.',
    off: 'Qui non si conservano le parole delle domande senza risposta; chi gestisce il server può cambiarlo in /impostazioni. Che cosa è mancato negli ultimi 30 giorni:',
    answered: (many) =>
      `Gli articoli ora rispondono a ${count(many, 'domanda che attendeva; è chiusa', 'domande che attendevano; sono chiuse')}:`,
    pick: 'Apri una domanda',
    askedAt: 'Chiesta',
    markDone: 'Fatto',
    makeCanned: 'Scrivi un confronto pronto',
    makeArticle: 'Aggiungi un articolo',
    back: 'Torna all’elenco',
    done: 'Fatto:',
    closed: 'Questa domanda è già chiusa.',
  },
  passages: {
    title: 'Passaggi, come li hanno votati i membri',
    none: 'Qui nessuno ha ancora votato un passaggio, e nessuno è abbassato o nascosto.',
    listed: (all, page, pages) =>
      `${count(all, 'passaggio', 'passaggi')} · pagina ${page} di ${pages}`,
    pick: 'Apri un passaggio',
    states: { shown: 'mostrato', lowered: 'abbassato', hidden: 'nascosto' },
    buttons: { shown: 'Mostralo di nuovo', lowered: 'Abbassa', hidden: 'Nascondi' },
    changed: 'le sue parole sono cambiate: non vale più',
    reason: { label: 'Perché', hint: 'Sta nelle risposte, al suo posto o accanto' },
    noReason: 'Serve un motivo: le risposte lo mostrano.',
    conflict: 'Qualcuno ha deciso nel frattempo; non è cambiato nulla. Ora è così:',
    saved: 'Fatto: vale dalla prossima risposta.',
    back: 'Torna all’elenco',
    hiddenHere: (source, reason) =>
      `Un passaggio di ${source} qui è nascosto dai moderatori: ${reason}`,
    loweredHere: 'Abbassato qui dai moderatori',
  },
  wordsTitle: 'Con le parole dei membri',
  wordsOff: 'Le parole delle domande senza risposta non vengono conservate. Chi gestisce il server può cambiarlo con ' +
    '/impostazioni.',
  wordsNone: 'Ancora nessuna.',
  wordsClear: 'Cancella queste parole',
  wordsCleared: 'Le parole sono cancellate; restano i conteggi.',
  chart: 'Più richiesti negli ultimi 30 giorni',
  chartLegend: 'sottile e chiaro: i 30 giorni precedenti',
  alt: (rows) => `Grafico. Più richiesti negli ultimi 30 giorni: ${rows.join('; ')}.`,
  reasons: {
    noise: 'Nulla di leggibile',
    'off-topic': 'Tutt’altro',
    'not-covered': 'In tema, ma non negli articoli',
    'other-technology': 'Altre tecnologie',
    'not-compared': 'Tecnologie che non vengono confrontate',
    instructions: 'Istruzioni invece di domande',
    language: 'Lingue diverse dall’inglese',
  },
}
