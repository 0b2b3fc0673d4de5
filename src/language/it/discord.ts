import type { Texts } from '../texts.js'

export const discord: Texts['discord'] = {
  menu: 'Rispondi con gli articoli',
  menuReply: 'Rispondi con un confronto pronto',
  menuSave: 'Salva come confronto pronto',
  hideName: 'nascondi',
  hideSummary: 'Mostra la risposta solo a te',
  shortened: '… abbreviato per stare in un messaggio.',
  page: (page, pages) => `Pagina ${page} di ${pages}`,
  previous: '◀ Indietro',
  next: 'Avanti ▶',
  share: 'Condividi',
  sharedBy: (name) => `Condiviso da ${name}`,
  askedBy: (name) => `Chiesto da ${name}`,
  postedBy: (name) => `Pubblicato da ${name}`,
  openForm: 'Apri il modulo',
  formWaits: 'Compila il modulo per continuare.',
  formGone: 'Non ho più questo modulo. Il tuo testo è qui sopra e puoi copiarlo: ricomincia da capo.',
  mayNotShare: 'Non puoi scrivere in questo canale, quindi non posso mostrarlo a tutti qui.',
  remove: 'Rimuovi',
  mayNotRemove: 'Solo chi ha fatto la domanda e chi gestisce i messaggi qui può rimuoverlo.',
  answeredThere: 'Risposta data come replica al messaggio',
  publisherUnknown: 'editore sconosciuto',
  reviewed: (month) => `rivisto ${month}`,
  expired: 'Questo pulsante è scaduto: appartiene a una mia versione precedente. Fai di nuovo la domanda.',
  unknownCommand:
    'Non conosco più questo comando. Fra un po’ lo dimenticherà anche Discord; /aiuto elenca quello che so fare.',
  noAnswerToSave:
    'Questa non è una mia risposta, o non contiene nulla da salvare: scegline una con i pulsanti «Perché» e «Fonti».',
  fileTrouble: {
    elsewhere: 'Il file non si trova su Discord e non ne prendo da nessun’altra parte: allegalo al comando.',
    'too-large': 'Il file è troppo grande: accetto al massimo 256 KB.',
    binary: 'Il file non è un testo: accetto Markdown, testo e HTML, e JSON come lo esporto io.',
    gone: 'Non sono riuscito a prendere il file da Discord. Riprova.',
  },
  fileTooLarge: (megabytes, most) =>
    `Il file è di ${megabytes} MB e Discord ne accetta al massimo ${most}: può consegnarlo chi mi gestisce.`,
  nothingToSave: 'Questo messaggio non contiene un testo che io possa salvare; allegati e immagini non vengono presi.',
  original: 'messaggio originale',
  nothingToRead: 'Questo messaggio non contiene un testo a cui io possa rispondere.',
  apology: (reference) => `Qualcosa è andato storto da parte mia e ne ho preso nota. Riferimento: ${reference}`,
  mentionHelp: (example) =>
    ['Fammi una domanda in una frase e ti cito quello che dicono gli articoli.', `Per esempio: ${example}`] as const,
}
