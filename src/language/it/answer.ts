import type { Texts } from '../texts.js'
import { words } from './words.js'

const { and, count, inSentence, number, or, quoted } = words

const placed = (places: readonly number[]): string =>
  `${places.length === 1 ? 'citazione' : 'citazioni'} ${and(places.map(String))}`

const mostNames = 6
const some = (
  names: readonly string[],
): string => (names.length > mostNames
  ? `${names.slice(0, mostNames - 1).join(', ')} e altri ${number(names.length - mostNames + 1)}`
  : and(names))

function sayVoices(alone: readonly (readonly [name: string, articles: readonly string[]])[],
  several: readonly string[]): string {
  const [first = '', ...others] = alone.map(([name, articles]) =>
    `per ${name}: ${articles.length === 0 ? 'nessuno' : some(articles)}`
  )
  const both = several.length === 0
    ? []
    : [`${alone.length > 2 ? 'per più di una alla pari' : 'per entrambe alla pari'}: ${some(several)}`]
  const isNobodyAlone = alone.every(([, articles]) => articles.length === 0)
  return `Nel complesso ${[...(isNobodyAlone ? [] : [first]), ...both, ...(isNobodyAlone ? [] : others)].join(' · ')}`
}

export const answer: Texts['answer'] = {
  understood: 'Ho capito',
  understoodNothing: 'nessuna tecnologia e nessun tema per nome',
  readAs: (from, to) => `${quoted(from)} letto come ${to}`,
  heard: 'Ho sentito',
  ruledOut: 'Da escludere',
  setAside: 'Dette, ma non contano',
  heardNothing: 'Non ho sentito nessuna esigenza di cui parlino gli articoli.',
  favours: (name, over, margin) =>
    `Gli articoli preferiscono ${name}${over.length > 0 ? ` a ${or(over)}` : ''}, ${margin}`,
  demanded: (name) => `${name}: la descrizione non lascia altra scelta`,
  margins: { clear: 'nettamente', fair: 'con un buon margine', slight: 'di poco', none: 'alla pari' },
  combine: (parts) => `Usale insieme: ${parts.join('; ')}`,
  part: (name, needs) => (needs.length === 0 ? name : `${name} per ${and(needs.map(inSentence))}`),
  even: (names) => `Alla pari: questo non fa la differenza tra ${and(names)}`,
  insufficient: 'Nessun verdetto: gli articoli non bastano per decidere',
  voices: (alone, several) => sayVoices(alone, several),
  noSides: (articles) =>
    `${articles.length > 1 ? 'Ne parlano' : 'Ne parla'} ${some(articles)}, senza prendere posizione`,
  contested: 'controverso',
  single: 'lo dice un solo articolo',
  weights: {
    favours: (weight, name) => `+${number(weight)} ${name}`,
    level: (weight) => `${number(weight)} per nessuna:`,
    combine: () => 'Tutte e due:',
  },
  halved: 'controverso: conta la metà',
  lessened: 'lo dice un solo articolo: conta due terzi',
  sum: {
    added: 'In tutto',
    neither: (weight) => `nessuna ${number(weight)}`,
    ahead: (name, by, all, margin) => `${name} è in testa di ${number(by)} su ${number(all)}: ${margin}.`,
    level: (by, all) => (by === 0
      ? 'Nessuna è in testa: alla pari.'
      : `Il vantaggio è di ${number(by)} su ${number(all)}: troppo poco, quindi alla pari.`),
    combined: 'Qui ciascuna ha una parte sua: tutte e due.',
    demanded: 'Non ha deciso la somma, ma ciò che la descrizione richiede.',
    overall:
      'Ogni tema è stato valutato per sé; tutti insieme non si sommano. Scegli un tema per vedere chi è in testa.',
    scale: 'Da tre quarti in su si dice nettamente, dalla metà in su con un buon margine, sotto la metà di poco.',
  },
  leftOut: 'Citati da queste regole, ma segnati come errati: non contano',
  because: (said) => `da ${and(said.map(quoted))}`,
  for: (name) => `a favore di ${name}`,
  against: (name) => `contro ${name}`,
  setAgainst: (name, others) => `${name}, rispetto a ${others}`,
  tradeOff: 'un compromesso',
  neutral: 'nessuna posizione chiara',
  notedAbove: 'vedi la nota qui sopra.',
  unknownPublisher: 'editore sconosciuto',
  columns: 'Colonne della tabella',
  notes: {
    wrong: 'Errato',
    dated: 'Superato',
    disputed: 'Discusso',
    misleading: 'Fuorviante',
    unsupported: 'Senza prove',
    garbled: 'Testo danneggiato',
  },
  declined: {
    noise: 'Questa non sembra una domanda.',
    'off-topic': 'Negli articoli non c’è una risposta.',
    'not-covered': 'Negli articoli non c’è una risposta.',
    'other-technology': 'Negli articoli non c’è una risposta.',
    'not-compared': 'Negli articoli non c’è una risposta.',
    instructions: 'Questa è un’istruzione, non una domanda; non è stata seguita.',
    language:
      'Gli articoli sono in inglese e qui ho capito troppo poco per rispondere. Scrivi con altre parole, oppure in inglese.',
  },
  unheard: (words) => `Non ho capito: ${words.map(quoted).join(', ')}.`,
  notSpokenOf: (names) => `Nessun articolo qui parla di ${or(names)}.`,
  notCompared: (names) => `Nominano ${and(names)}, ma senza confrontarli.`,
  nearest: 'Quello di cui parlano',
  views: { why: 'Perché', 'other-side': 'Altra parte', context: 'Contesto', sources: 'Fonti' },
  whyTitle: 'Perché',
  whyNone:
    'Nessuna regola ha deciso questa risposta; le citazioni sono i passaggi che corrispondono meglio alla domanda.',
  closeRules: 'Regole mancate di poco',
  moreReasons: (count) => (count === 1 ? 'Un altro motivo sotto Perché.' : `Altri ${count} motivi sotto Perché.`),
  rejudged: 'Giudicato in base a ciò che è stato scelto dall’elenco.',
  lacked: (what) => `perché no: ${what}`,
  lacks: {
    heard: (need) => `l’esigenza ${quoted(need)} è presente`,
    'ruled-out': (need) => `l’esigenza ${quoted(need)} è esclusa`,
    'set-aside': (need) => `l’esigenza ${quoted(need)} è messa da parte`,
    unsaid: (needs) => `nessun accenno a ${needs.map(quoted).join(', ')}`,
  },
  wouldChange: 'Che cosa lo cambierebbe',
  changesNothing: 'Nessuna singola esigenza in più o in meno.',
  with: (need) => `Con ${quoted(need)}`,
  without: (need) => `Senza ${quoted(need)}`,
  change: (condition, outcome) => `${condition}: ${outcome}.`,
  remarks: {
    'counts-for': (name, side) => `Qui ${name} conta per ${side}.`,
    'not-weighed': (name) => `Gli articoli non valutano ${name}.`,
    'nothing-between': 'Gli articoli non dicono nulla che qui faccia la differenza.',
    'named-twice': (name) => `${name} è stato nominato due volte; per un confronto servono due tecnologie.`,
    'same-side': (names) => `Negli articoli ${and(names)} stanno dalla stessa parte e non vengono confrontati.`,
    'not-compared': (names) => `Gli articoli non confrontano ${and(names)} tra loro.`,
    'not-compared-here': (names) => `Su questo punto gli articoli non confrontano ${and(names)} tra loro.`,
    apart: (name, others) => `Su questo punto gli articoli non confrontano ${name} con ${or(others)}.`,
    also: (name, over, margin) => `Preferiscono ${name} a ${over}, ${margin}.`,
    'nothing-left': 'Tutto ciò che è stato nominato è escluso o messo da parte: non resta nulla su cui giudicare.',
    'nothing-heard': 'Scrivi, in italiano o in inglese, che cosa deve fare il progetto, per chi, e chi lo scriverà.',
    'all-ruled-out': 'Tutte le tecnologie che gli articoli valutano sono escluse.',
    'ruled-out': (names) => `La descrizione esclude ${and(names)}, e questo viene prima di ogni preferenza.`,
    'left-out': {
      'ruled-out': (names) => `La descrizione esclude ${and(names)}: non rientra nel confronto.`,
      unknown: (names) => `Chi lo scriverà non conosce ${or(names)}: non rientra nel confronto.`,
    },
    'only-known': (names, others) =>
      `Chi lo scriverà conosce ${and(names)} e non ${or(others)}, e questo viene prima di ogni preferenza.`,
    cost: (points, name) =>
      `Questo ha un prezzo: ${points === 1 ? 'un punto parla' : `${points} punti parlano`} a favore di ${name}.`,
  },
  outcomes: { favours: 'una delle due', even: 'alla pari', combine: 'tutte e due insieme',
    insufficient: 'nessun verdetto' },
  otherSideTitle: 'Altra parte',
  otherSidesLead: 'Qui nessuna è in testa. Che cos’altro parla per ciascuna:',
  otherSideNone: 'Negli articoli non c’è nessuna citazione contraria.',
  saidNothing: (name, topic) =>
    `Gli articoli non dicono nulla di ${name}${topic === null ? '' : ` su ${inSentence(topic)}`}.`,
  sidesTitle: 'Verdetto sulle loro parti',
  depends: 'Dipende dal tema: nessuna è in testa su tutti',
  leadsOn: (name) => `${name} in testa su`,
  levelOn: 'Alla pari su',
  moreTopics: (more) => `e ${more === 1 ? 'un altro' : `altri ${more}`}`,
  contestedMark: '* Qui gli articoli si contraddicono.',
  coverage: (articles) => `Quanti articoli su ${articles} sono a favore di ciascuna; prima i temi più trattati.`,
  cell: (name, articles) => `${name} ${articles === 0 ? 'nessuno' : number(articles)}`,
  topicsShown: (first, last, all) => `Temi da ${first} a ${last} su ${all}`,
  topicsBefore: 'Temi precedenti',
  topicsAfter: 'Altri temi',
  gaps: 'Dove nessuno si esprime a favore',
  noGaps: 'Nessun vuoto: su ogni tema c’è una voce a favore di ciascuna.',
  placeIn: (ordinal, all) => `passaggio ${ordinal} di ${all}`,
  sourcesTitle: 'Fonti',
  allSources: (articles, passages) =>
    `${count(articles, 'articolo', 'articoli')}, ${
      count(passages, 'passaggio', 'passaggi')
    }, citati parola per parola.`,
  kinds: { language: 'linguaggio', runtime: 'ambiente di esecuzione', framework: 'framework', library: 'libreria',
    tool: 'strumento', platform: 'piattaforma' },
  onSide: (name) => `dalla parte di ${name}`,
  alsoWritten: (names) => `scritto anche ${and(names)}`,
  namedIn: (passages, articles) =>
    `Nominato in ${count(passages, 'passaggio', 'passaggi')} di ${count(articles, 'articolo', 'articoli')}.`,
  replayLine: 'Rivedi con ',
  replay: {
    changed: {
      articles: 'Da allora sono cambiati gli articoli o i nomi; le regole no.',
      rules: 'Da allora sono cambiate le regole; gli articoli no.',
    },
    bothChanged: 'Da allora sono cambiati sia gli articoli sia le regole.',
    programChanged:
      'Da allora non sono cambiati né gli articoli né le regole, ma questo programma è un altro e lo dice in altro modo.',
    unchanged: 'Nulla è cambiato: la risposta come fu data allora.',
    sameAnswer: 'Questa risposta è ancora la stessa, parola per parola.',
    otherTitle: 'Non è più la stessa risposta',
    nowTitle: 'La risposta di adesso',
    nothingNow: 'Senza ciò che non c’è più non si può rispondere di nuovo. Rifai la domanda.',
    verdict: (then, now) => `Verdetto: allora ${then}, adesso ${now}.`,
    goneSide: 'una tecnologia che non c’è più',
    goneNames: (many) => count(many, 'nome di cui parlava non c’è più.', 'nomi di cui parlava non ci sono più.'),
    goneNeeds: (many) =>
      count(many, 'esigenza sentita allora non c’è più.', 'esigenze sentite allora non ci sono più.'),
    goneRules: (many) =>
      count(many, 'regola che allora parlava non c’è più.', 'regole che allora parlavano non ci sono più.'),
    silentRule: (summary) => `Non parla più: ${summary}`,
    newRule: (summary) => `Parla adesso e allora no: ${summary}`,
    otherRules: 'Adesso parlano altre regole.',
    goneQuotes: (places) => `Non più negli articoli, o con altre parole: ${placed(places)} di allora.`,
    leftQuotes: (places) => `Ancora negli articoli, ma non più riprese qui: ${placed(places)} di allora.`,
    newQuotes: (places) => `Riprese adesso e allora no: ${placed(places)} qui sotto.`,
    beside:
      'Verdetto, regole e passaggi sono gli stessi; non lo sono i conteggi, le note accanto a una citazione o le parole di una riga.',
  },
  expired: 'Questo è scaduto: da allora gli articoli o le regole sono cambiati. Fai di nuovo la domanda.',
  apology: (reference) => `Qualcosa è andato storto da parte nostra e ne abbiamo preso nota. Riferimento: ${reference}`,
  refusedTitle: 'Così non si può leggere',
}
