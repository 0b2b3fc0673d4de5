import type { Texts } from '../texts.js'
import { words } from './words.js'

const { count } = words
const times = (value: number): string => count(value, 'volta', 'volte')

export const insight: Texts['insight'] = {
  title: 'Gli ultimi 30 giorni, accanto ai 30 precedenti',
  nothing: 'Qui non è stato ancora chiesto nulla.',
  nothingHow:
    'Quando i membri faranno domande, qui si vedrà che cosa chiedono di più, a che cosa gli articoli non rispondono, che cosa è stato utile e quali confronti pronti vengono usati. Si conta con i nostri nomi degli argomenti: non c’è il nome né una parola di nessuno.',
  before: (now, before) => `${now} (prima ${before})`,
  answered: (value) => count(value, 'risposta', 'risposte'),
  declined: (value) => `${count(value, 'domanda', 'domande')} a cui nulla risponde`,
  posts: (value) => count(value, 'confronto pronto pubblicato', 'confronti pronti pubblicati'),
  askedTitle: 'Più richiesti',
  declinedTitle: 'Non presente negli articoli',
  declinedHow: 'Un articolo su questi temi troverebbe lettori.',
  ratedTitle: 'Utile o no',
  rated: (helpful, unhelpful) => `utile ${times(helpful)}, non utile ${times(unhelpful)}`,
  cannedTitle: 'Confronti pronti',
  posted: (value) => `pubblicato ${times(value)}`,
  neverUsed: (names) => `${count(names, 'non è stato pubblicato', 'non sono stati pubblicati')} in questi 30 giorni:`,
  stale: (names) => `${count(names, 'non è più aggiornato', 'non sono più aggiornati')} e va controllato:`,
  more: (value) => `e altri ${value}`,
  wordsTitle: 'Con le parole di chi ha chiesto',
  wordsOff:
    'Le parole delle domande a cui nulla risponde non vengono conservate. Chi gestisce il server può cambiarlo con /impostazioni.',
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
