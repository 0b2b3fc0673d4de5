import type { CommandTable } from '../command-words.js'
import type { Texts } from '../texts.js'
import { discord } from './discord.js'
import { words } from './words.js'

export const commands: CommandTable = {
  ask: {
    name: 'chiedi',
    summary: 'Fai una domanda con parole tue: la risposta viene dagli articoli, citati parola per parola.',
    args: { question: { name: 'domanda', summary: 'La tua domanda, in italiano o in inglese' } },
  },
  compare: {
    name: 'confronta',
    summary: 'Confronta delle tecnologie, tema per tema, con i passaggi a favore di ciascuna.',
    args: {
      left: { name: 'prima', summary: 'La prima tecnologia' },
      right: { name: 'seconda', summary: 'La seconda tecnologia' },
      third: { name: 'terza', summary: 'Una in più' },
      topic: { name: 'tema', summary: 'Il tema su cui confrontarle' },
      view: { name: 'vista', summary: 'In che forma', choices: { chart: 'grafico' } },
    },
  },
  recommend: {
    name: 'consiglia',
    summary: 'Descrivi un progetto: ottieni le esigenze che ne risultano, un verdetto e i suoi motivi.',
    args: { project: { name: 'progetto', summary: 'Che cosa deve fare, chi lo scrive, che cosa è escluso' },
      remember: { name: 'ricorda', summary: 'Ricorda le esigenze trovate, per te in questo server' } },
  },
  profile: {
    name: 'profilo',
    summary: 'Le esigenze che /consiglia ricorda per te in questo server: guardale, cambiale o dimenticale.',
  },
  about: {
    name: 'tecnologia',
    summary: 'Che cosa dicono gli articoli di una tecnologia.',
    args: { technology: { name: 'nome', summary: 'La tecnologia' } },
  },
  sources: {
    name: 'fonti',
    summary: 'Gli articoli dietro ogni risposta, o uno di loro passaggio per passaggio.',
    args: { article: { name: 'articolo', summary: 'Un articolo da aprire' } },
  },
  coverage: {
    name: 'copertura',
    summary: 'Quanti articoli indipendenti sono a favore di ogni tecnologia, tema per tema, e i vuoti.',
    args: {
      page: { name: 'pagina', summary: 'Quale parte dei temi' },
      view: { name: 'vista', summary: 'In che forma', choices: { chart: 'grafico' } },
    },
  },
  replay: {
    name: 'rivedi',
    summary: 'Mostra di nuovo una risposta, o che cosa è cambiato da allora.',
    args: { code: { name: 'codice', summary: 'Il codice che «Perché» mostra sotto una risposta' } },
  },
  help: { name: 'aiuto', summary: 'Come fare una domanda e che cosa si può chiedere.' },
  privacy: {
    name: 'privacy',
    summary: 'Che cosa viene conservato di te e per quanto; «dimentica» cancella il tuo ID da tutto.',
    args: {
      action: { name: 'azione', summary: 'dimentica: cancella ciò che è conservato con il tuo ID',
        choices: { forget: 'dimentica' } },
    },
  },
  insights: { name: 'statistiche',
    summary: 'Che cosa si chiede, che cosa resta senza risposta, che cosa aiuta, quali confronti pronti si usano.' },
  settings: { name: 'impostazioni', summary: 'Guarda e cambia come mi comporto in questo server.' },
  canned: {
    name: 'pronto',
    summary: 'Pubblica qui un confronto pronto.',
    args: { name: { name: 'nome', summary: 'Quale' }, mention: { name: 'menziona', summary: 'Chi richiamare' } },
  },
  unanswered: {
    name: 'senza-risposta',
    summary: 'Domande a cui nulla risponde ancora: chiudine una, o scrivi un confronto pronto.',
    args: { page: { name: 'pagina', summary: 'Quale pagina' } },
  },
  passages: {
    name: 'passaggi',
    summary: 'Che cosa aiuta o no i membri, passaggio per passaggio: abbassane uno, nascondilo, mostralo.',
    args: { passage: { name: 'passaggio', summary: 'Quale, come articolo#12' },
      page: { name: 'pagina', summary: 'Quale pagina' } },
  },
  suggest: { name: 'proponi', summary: 'Proponi qualcosa ai moderatori di questo server.' },
  'suggest comparison': { name: 'confronto', summary: 'Proponi un confronto pronto ai moderatori di questo server.' },
  'suggest article': { name: 'articolo', summary: 'Proponi ai moderatori un articolo da cui rispondere.' },
  'suggest list': { name: 'elenca', summary: 'Che cosa hai proposto qui, e che cosa ne è stato.' },
  'canned-manage suggestions': {
    name: 'proposte',
    summary: 'Decidi che cosa fare delle proposte: approva, modifica e approva, o rifiuta con una parola.',
    args: { page: { name: 'pagina', summary: 'Quale' } },
  },
  corpus: { name: 'articoli', summary: 'Aggiungi e cura gli articoli di questo server.' },
  'corpus add': { name: 'aggiungi', summary: 'Aggiungi un articolo di questo server: da un file o come testo incollato.',
    args: { file: { name: 'file', summary: 'Markdown, testo o HTML' } } },
  'corpus list': { name: 'elenco', summary: 'Elenca gli articoli di questo server.',
    args: { page: { name: 'pagina', summary: 'Quale pagina' } } },
  'corpus show': { name: 'mostra', summary: 'Mostra un articolo di questo server: dati, nomi, passaggi e posizioni.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus edit': { name: 'modifica', summary: 'Correggi ciò che si sa di un articolo: titolo, autore, data, nomi.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus review': { name: 'rivedi', summary: 'Rivedi le frasi di un articolo: a favore, contro, di più parti o di nessuna.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus remove': { name: 'rimuovi', summary: 'Rimuovi un articolo di questo server; si può ripristinare.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus restore': { name: 'ripristina', summary: 'Ripristina un articolo rimosso di questo server.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus history': { name: 'versioni', summary: 'Mostra le versioni dei dati di un articolo, e torna a una di esse.',
    args: { article: { name: 'articolo', summary: 'Il titolo o l’ID' } } },
  'corpus export': { name: 'esporta', summary: 'Esporta gli articoli di questo server in un file da importare altrove.' },
  'corpus import': { name: 'importa', summary: 'Importa articoli da un file esportato: prima il piano, poi tutto o nulla.',
    args: { file: { name: 'file', summary: 'Un file creato con «esporta»' } } },
  'canned-manage': { name: 'gestisci-pronti', summary: 'Scrivi, correggi e cura i confronti pronti.' },
  'canned-manage create': { name: 'crea', summary: 'Scrivi un confronto pronto.',
    args: { name: { name: 'nome', summary: 'Come si chiama' } } },
  'canned-manage edit': { name: 'modifica', summary: 'Modifica un confronto pronto; uno fornito con me diventa vostro.',
    args: { name: { name: 'nome', summary: 'Quale' } } },
  'canned-manage preview': {
    name: 'anteprima',
    summary: 'Guarda come apparirebbe, che cosa non va e che cosa è cambiato dietro le quinte.',
    args: { name: { name: 'nome', summary: 'Quale' } },
  },
  'canned-manage list': {
    name: 'elenca',
    summary: 'Tutti i confronti pronti di questo server, o quelli in cui si trova qualcosa.',
    args: { search: { name: 'cerca', summary: 'Che cosa cercare' },
      group: { name: 'gruppo', summary: 'Solo quelli di questo gruppo' }, page: { name: 'pagina', summary: 'Quale pagina' } },
  },
  'canned-manage alias': {
    name: 'alias',
    summary: 'Aggiungi o togli altri nomi di un confronto pronto.',
    args: {
      name: { name: 'nome', summary: 'Quale' },
      add: { name: 'aggiungi', summary: 'Nomi da aggiungere, separati da virgole' },
      remove: { name: 'togli', summary: 'Nomi da togliere, separati da virgole' },
    },
  },
  'canned-manage restrict': {
    name: 'limita',
    summary: 'Decidi quali ruoli possono pubblicarlo, e in quali canali.',
    args: { name: { name: 'nome', summary: 'Quale' } },
  },
  'canned-manage why': {
    name: 'perché-no',
    summary: 'Controlla se può essere pubblicato con un ruolo e in un canale, e che cosa lo impedisce.',
    args: {
      name: { name: 'nome', summary: 'Quale' },
      role: { name: 'ruolo', summary: 'Come chi ha questo ruolo; i tuoi ruoli se manca' },
      channel: { name: 'canale', summary: 'In questo canale; qui se manca' },
    },
  },
  'canned-manage group': {
    name: 'raggruppa',
    summary: 'Metti un confronto pronto in dei gruppi, o toglilo.',
    args: {
      name: { name: 'nome', summary: 'Quale' },
      add: { name: 'aggiungi', summary: 'Gruppi in cui metterlo, separati da virgole' },
      remove: { name: 'togli', summary: 'Gruppi da cui toglierlo, separati da virgole' },
    },
  },
  'canned-manage groups': {
    name: 'gruppi',
    summary: 'I gruppi di confronti pronti, o uno di essi: chi può pubblicare ciò che contiene, e dove.',
    args: { group: { name: 'gruppo', summary: 'Quale gruppo' } },
  },
  'canned-manage raw': {
    name: 'grezzo',
    summary: 'Una versione di un confronto pronto com’è stata scritta, e che cosa dicono ora le righe attive.',
    args: { name: { name: 'nome', summary: 'Quale' },
      version: { name: 'versione', summary: 'Quale versione; quella attuale se manca' } },
  },
  'canned-manage delete': { name: 'elimina', summary: 'Togli un confronto pronto; si può ripristinare.',
    args: { name: { name: 'nome', summary: 'Quale' } } },
  'canned-manage restore': { name: 'ripristina', summary: 'Riporta un confronto pronto eliminato.',
    args: { name: { name: 'nome', summary: 'Quale' } } },
  'canned-manage history': {
    name: 'cronologia',
    summary: 'Ogni versione di un confronto pronto, chi l’ha fatta, e come tornare indietro.',
    args: { name: { name: 'nome', summary: 'Quale' },
      version: { name: 'versione', summary: 'Che cosa ha cambiato questa versione' } },
  },
  'canned-manage approve': {
    name: 'approva',
    summary: 'Guarda che cosa è cambiato dietro le quinte, e approvalo così com’è ora.',
    args: { name: { name: 'nome', summary: 'Quale' } },
  },
  'canned-manage stats': { name: 'statistiche',
    summary: 'Che cosa è stato pubblicato negli ultimi 30 giorni, che cosa mai, che cosa è da rivedere.' },
  'canned-manage export': { name: 'esporta',
    summary: 'I confronti pronti di questo server in un file che un altro server può importare.' },
  'canned-manage import': {
    name: 'importa',
    summary: 'Importa confronti pronti da un file: prima il piano, poi tutto o niente.',
    args: { file: { name: 'file', summary: 'Un file creato con «esporta»' } },
  },
}

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

export const suggesting: Texts['suggesting'] = {
  about: (name) => `Che cosa dicono gli articoli di ${name}?`,
  pair: (one, other) => `${one} o ${other}?`,
  example: (names, topic) => `${words.or(names)}: ${words.inSentence(topic)}?`,
  pairOn: (one, other, topic) => `${one} o ${other}: ${topic}`,
}
