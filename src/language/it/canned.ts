import type { Texts } from '../texts.js'

export const canned: Texts['canned'] = {
  goneBlock: 'Ciò che si trovava qui non è più negli articoli.',
  staleInPost: 'Gli articoli o le regole su cui si basa sono cambiati dall’ultimo controllo di un moderatore.',
  problems: {
    empty: () => 'Non contiene ancora nulla.',
    'unknown-block': (about) => `“${about}” non è un tipo di blocco attivo; sono ammessi quote, compare e recommend.`,
    'unknown-passage': (about) => `“${about}” non è un passo degli articoli; la forma è “articolo#12”.`,
    'unknown-sentences': (about) => `“${about}” non è una parte di questo passo; servono i numeri delle sue frasi.`,
    'unknown-technology': (about) => `“${about}” non è una tecnologia nominata dagli articoli.`,
    'unknown-topic': (about) => `“${about}” non è né un argomento né una tecnologia conosciuti qui.`,
    'unknown-need': (about) => `“${about}” non è un’esigenza conosciuta qui.`,
    'nothing-to-compare': (about) => `“${about}” non si può confrontare; servono due o tre tecnologie e, se vuoi, un argomento.`,
    'open-block': (about) => `“${about}” non è chiuso da due parentesi quadre, quindi resta semplice testo.`,
    'inline-block': (about) => `“${about}” non è da solo sulla sua riga, quindi resta semplice testo.`,
    'repeated-block': (about) => `“${about}” compare qui una seconda volta.`,
    'open-fence': () => 'Qui si apre un blocco di codice che non viene chiuso.',
    'wrong-quote': (about) => `“${about}” cita qualcosa che una nota della redazione segnala come errato; la nota viene mostrata insieme.`,
    'no-verdict': (about) => `“${about}” non porta ad alcun verdetto.`,
    mention: (about) => `“${about}” non menzionerà nessuno.`,
    'insecure-link': (about) => `“${about}” non è un link https.`,
    'too-long': (about) => `Circa ${about} caratteri: più di quanto contenga un messaggio, quindi verrà accorciato.`,
    'too-many-parts': (about) => `${about} parti: più di quante ne contenga un messaggio, quindi le ultime potrebbero mancare.`,
  },
}
