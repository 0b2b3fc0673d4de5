import type { Texts } from '../texts.js'

export const help: Texts['help'] = {
  opening: 'Chiedi quale backend scegliere (in inglese, come gli articoli). Ogni affermazione è una citazione con la sua fonte, oppure un verdetto di cui puoi aprire regole e citazioni.',
}
