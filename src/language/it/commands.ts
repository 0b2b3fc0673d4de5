import type { CommandTable } from '../command-words.js'

export const commands: CommandTable = {
  ask: {
    name: 'chiedi',
    summary: 'Fai una domanda con parole tue (in inglese): rispondono gli articoli, parola per parola.',
    args: { question: { name: 'domanda', summary: 'La tua domanda, in inglese' } },
  },
  compare: {
    name: 'confronta',
    summary: 'Confronta delle tecnologie, tema per tema, con i passaggi a favore di ciascuna.',
    args: {
      left: { name: 'prima', summary: 'La prima tecnologia' },
      right: { name: 'seconda', summary: 'La seconda tecnologia' },
      third: { name: 'terza', summary: 'Una in più' },
      topic: { name: 'tema', summary: 'Il tema su cui confrontarle' },
    },
  },
  recommend: {
    name: 'consiglia',
    summary: 'Descrivi un progetto: quali esigenze ho sentito, il verdetto e i suoi motivi.',
    args: { project: { name: 'progetto', summary: 'Che cosa deve fare, chi lo scrive, che cosa è escluso (in inglese)' } },
  },
  about: {
    name: 'tecnologia',
    summary: 'Che cosa dicono gli articoli di una tecnologia.',
    args: { technology: { name: 'nome', summary: 'La tecnologia' } },
  },
  sources: {
    name: 'fonti',
    summary: 'Gli articoli dietro ogni risposta; uno di loro, passaggio per passaggio.',
    args: { article: { name: 'articolo', summary: 'Un articolo da aprire' } },
  },
  coverage: { name: 'copertura', summary: 'Quanti articoli indipendenti sono a favore di ogni tecnologia, tema per tema, e dove nessuno.' },
  replay: {
    name: 'rivedi',
    summary: 'Di nuovo lo stesso verdetto, le stesse regole e citazioni, o che cosa è cambiato da allora.',
    args: { code: { name: 'codice', summary: 'Il codice che «Perché» mostra sotto una risposta' } },
  },
  help: { name: 'aiuto', summary: 'Come fare una domanda e che cosa si può chiedere.' },
  privacy: {
    name: 'privacy',
    summary: 'Che cosa viene conservato di te e per quanto; «dimentica» cancella il tuo ID da tutto.',
    args: { action: { name: 'azione', summary: 'dimentica: cancella ciò che è conservato con il tuo ID', choices: { forget: 'dimentica' } } },
  },
  settings: { name: 'impostazioni', summary: 'Guarda e cambia come mi comporto in questo server.' },
  insights: { name: 'statistiche', summary: 'Che cosa chiedono i membri, a che cosa nulla risponde, che cosa è stato utile.' },
}
