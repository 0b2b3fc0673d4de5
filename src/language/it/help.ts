import type { Texts } from '../texts.js'

export const help: Texts['help'] = {
  opening: 'Chiedi quale backend scegliere, in italiano o in inglese (gli articoli sono in inglese). Ogni affermazione è una citazione con la sua fonte, oppure un verdetto di cui puoi aprire regole e citazioni.',
}
