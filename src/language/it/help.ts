import type { Texts } from '../texts.js'
import { discord } from './discord.js'

export const help: Texts['help'] = {
  opening:
    'Chiedi quale backend scegliere, in italiano o in inglese (gli articoli sono in inglese). Ogni affermazione è ' +
    'una citazione con la sua fonte, oppure un verdetto di cui puoi aprire regole e citazioni.',
  besides:
    `Puoi anche menzionarmi con una domanda, oppure aprire il menu di un messaggio, poi App e «${discord.menu}». ` +
    `Con «${discord.hideName}» la risposta la vedi solo tu.`,
  askSo: (example) => `Fai una domanda sulla scelta di un backend, per esempio: ${example}`,
  button: 'Come chiedere',
}
