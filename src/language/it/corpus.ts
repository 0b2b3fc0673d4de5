import type { Texts } from '../texts.js'
import { words } from './words.js'

const { and, count, number, quoted } = words

export const corpus: Texts['corpus'] = {
  formTitle: 'Aggiungi un articolo',
  detailsTitle: 'Dati dell’articolo',
  fields: {
    title: { label: 'Titolo', hint: 'Come è stato pubblicato' },
    author: { label: 'Autore', hint: 'Vuoto: sconosciuto' },
    publisher: { label: 'Editore o sito', hint: 'Vuoto: sconosciuto' },
    published: { label: 'Data', hint: '2026-01-31; vuoto: sconosciuta' },
    url: { label: 'Indirizzo', hint: 'https://…; vuoto: nessuno' },
    text: { label: 'Il testo', hint: 'Markdown, testo o HTML; se è più lungo, allega un file a /corpus add' },
    names: { label: 'Nomi, uno per riga', hint: 'Go: language, weighed' },
  },
  previewTitle: (title) => `Da aggiungere: ${title}`,
  showTitle: (title) => `Articolo: ${title}`,
  notYet: 'Non è ancora conservato nulla. Controllalo, correggilo, poi aggiungilo.',
  unknown: 'sconosciuto',
  detail: (name, value) => `${name}: ${value}`,
  size: (passages, sentences) =>
    `${count(passages, 'passaggio', 'passaggi')} da citare; ${count(sentences, 'frase', 'frasi')} che possono ` +
    'prendere posizione.',
  namesTitle: 'Nomi nell’articolo',
  nameLine: (name, kind, isSide) => `${name}: ${kind}${isSide ? ', a confronto' : ''}`,
  noNames: 'Non nomina tecnologie che conosco; aggiungile sotto Nomi.',
  stancesTitle: 'Posizioni, proposte e non riviste',
  stanceLine: (said, topic, sureness) =>
    `${said}, su ${topic} (sicuro al ${Math.round(sureness * 100)} %)`,
  noStances: 'Nessuna frase prende posizione con sufficiente chiarezza.',
  reviewed: (done, all) =>
    all === 0 ? 'Niente da rivedere.' : `${number(done)} di ${count(all, 'posizione', 'posizioni')} riviste.`,
  leftOutTitle: (many) => `Tralasciato: ${count(many, 'parte', 'parti')}`,
  furnitureTitle: (many) => `Forse della pagina: ${count(many, 'riga', 'righe')}`,
  because: (words, why) => `${words} (${why})`,
  beginsTitle: 'Come comincia',
  buttons: { add: 'Aggiungi', details: 'Dati', names: 'Nomi', trim: 'Tralascia ciò che è della pagina', show: 'Mostra',
    review: 'Rivedi', edit: 'Modifica', remove: 'Rimuovi', restore: 'Ripristina', undo: 'Annulla', history: 'Versioni',
    next: 'Salta', back: 'Indietro', more: 'Altri', revert: 'Torna a questa', confirm: 'Importa' },
  pickSides: 'Messi a confronto',
  pickKind: 'Correggi che cosa è',
  kindOf: (name, kind) => `${name}: ${kind}`,
  pickArticle: 'Quale articolo',
  added: (title) => `Aggiunto: ${title}. Da ora le risposte in questo server ne tengono conto.`,
  saved: (title) => `Salvato: ${title}`,
  unchanged: 'È com’era: non è cambiato nulla.',
  removed: (title) => `Rimosso: ${title}. Si può ripristinare.`,
  restored: (title) => `Ripristinato: ${title}`,
  isRemoved: 'Rimosso; si può ripristinare.',
  listTitle: 'Gli articoli di questo server',
  listed: (articles, most) => `${number(articles)} su ${number(most)} al massimo.`,
  none: 'Questo server non ha articoli suoi. Aggiungine uno con /corpus add.',
  mark: { removed: 'rimosso', proposed: 'posizioni proposte, non riviste', reviewed: 'rivisto' },
  noneCalled: (name) => `Nessun articolo di questo server si chiama ${quoted(name)}.`,
  draftGone: 'È passato troppo tempo e non c’è più. Aggiungi di nuovo l’articolo.',
  conflict: (title) => `${quoted(title)} è cambiato nel frattempo, quindi non è stato salvato nulla. Guardalo di nuovo.`,
  same: (title) => `Lo stesso testo è già in ${quoted(title)}; non è stato aggiunto nulla.`,
  tooMany: (most) => `Questo server ha ${number(most)} articoli, il massimo. Prima rimuovine uno.`,
  tooManyPassages: (all, most) =>
    `Con questo i passaggi sarebbero ${number(all)}; il limite per un server è ${number(most)}. Prima rimuovi un ` +
    'articolo, o aggiungine uno più breve.',
  tooLong: (passages, most) =>
    `Ha ${number(passages)} passaggi; il limite per un articolo è ${number(most)}. Aggiungilo in più parti.`,
  tooWide: (characters, most) =>
    `Un suo paragrafo ha ${number(characters)} caratteri; il limite è ${number(most)}. Dividilo con righe vuote.`,
  wrongField: (field, received, expected) =>
    `${field}: ricevuto ${quoted(received)}, atteso ${expected}.`,
  expected: { title: 'al massimo 200 caratteri su una riga', author: 'al massimo 120 caratteri su una riga',
    publisher: 'al massimo 120 caratteri su una riga', published: 'una data come 2026-01-31',
    url: 'un indirizzo che comincia con https://', names: 'righe come «Go: language, weighed»' },
  wrongName: (received, kinds) =>
    `Nomi: ricevuto ${quoted(received)}, atteso un nome, due punti e uno tra ${and(kinds)}, poi «weighed» se va ` +
    'messo a confronto.',
  alreadyRemoved: (title) => `${quoted(title)} è già rimosso.`,
  notRemoved: (title) => `${quoted(title)} non è rimosso.`,
  historyTitle: (title) => `Versioni di ${title}`,
  versionLine: (version, change) => `${number(version)} · ${change}`,
  changes: { add: 'aggiunto', edit: 'modificato', remove: 'rimosso', restore: 'ripristinato', revert: 'riportato',
    import: 'importato' },
  reviewTitle: (title) => `Revisione: ${title}`,
  reviewAsk: 'Che cosa dice questa frase a chi deve scegliere?',
  proposedAs: (said, sureness) => `Proposta: ${said} (sicuro al ${Math.round(sureness * 100)} %)`,
  reviewDone: 'Ogni sua posizione è stata rivista.',
  say: { for: (name) => `a favore di ${name}`, against: (name) => `contro ${name}`, both: 'a favore di più parti',
    neutral: 'nessuna posizione' },
  exportTitle: 'Articoli in un file',
  exported: (articles) => `${count(articles, 'articolo', 'articoli')}, da importare in un altro server.`,
  importTitle: 'Importa articoli',
  noFile: 'Allega un file creato con /corpus export.',
  notAnExport: 'Il file non contiene articoli esportati: non è stato creato con /corpus export, o è danneggiato.',
  importPlan: (fresh, known) =>
    `${count(fresh, 'articolo', 'articoli')} da aggiungere; già presenti e lasciati com’erano: ${number(known)}.`,
  imported: (articles) => `${count(articles, 'articolo importato', 'articoli importati')}.`,
}
