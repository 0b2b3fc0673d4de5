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

// Di due parti e di più si parla con altre parole.
const two = 2

function sayVoices(counted: string, alone: readonly (readonly [name: string, articles: readonly string[]])[],
  several: readonly string[]): string {
  const sides = alone.flatMap(([name, articles]) => (articles.length === 0 ? [] : [`per ${name}: ${some(articles)}`]))
  const shared = several.length === 0 ? [] : [`per ${alone.length > two ? 'più di una' : 'entrambe'} alla pari: ${some(several)}`]
  return [counted, ...sides.slice(0, 1), ...shared, ...sides.slice(1)].join(' · ')
}

export const answer: Texts['answer'] = {
  understood: 'Ho capito',
  understoodNothing: 'nessuna tecnologia e nessun tema per nome',
  readAs: (from, to) => `${quoted(from)} letto come ${to}`,
  heard: 'Esigenze',
  heardBy: 'Che cosa si è capito, e da quali parole',
  shareOf: (words, percent) => `${quoted(words)} ${percent}%`,
  stressed: { more: (name) => `${name} (conta di più)`, less: (name) => `${name} (conta di meno)` },
  ruledOut: 'Da escludere',
  setAside: 'Nominate, ma non contano',
  heardNothing: 'La descrizione non nomina nessuna esigenza di cui parlino gli articoli.',
  favours: (name, over, margin) =>
    `Gli articoli preferiscono ${name}${over.length > 0 ? ` a ${and(over)}` : ''}, ${margin}`,
  demanded: (name) => `${name}: la descrizione non lascia altra scelta`,
  margins: { clear: 'nettamente', fair: 'con un buon margine', slight: 'di poco', none: 'alla pari' },
  combine: (parts) => `Usale insieme: ${parts.join('; ')}`,
  part: (name, needs) => (needs.length === 0 ? name : `${name} per ${and(needs.map(inSentence))}`),
  even: (names) => `Alla pari: tra ${and(names)} nessuna prevale`,
  insufficient: 'Nessun verdetto: gli articoli non bastano per decidere',
  leans: (name) => `Gli articoli propendono per ${name}, ma troppo poco per decidere`,
  evidence: (passages, articles) =>
    `${count(passages, 'passaggio', 'passaggi')} da ${count(articles, 'articolo', 'articoli')}`,
  voices: sayVoices,
  noSides: (counted) => `${counted}, e nessuno prende posizione`,
  contested: 'controverso',
  single: 'lo dice un solo articolo',
  weights: {
    favours: (weight, name) => `+${number(weight)} ${name}`,
    level: (weight) => `${number(weight)} per nessuna:`,
    combine: (_weight, _name, sides) => (sides > two ? 'Insieme:' : 'Tutte e due:'),
  },
  halved: 'controverso, quindi conta la metà',
  lessened: 'lo dice un solo articolo, quindi conta due terzi',
  sum: {
    added: 'Punti',
    neither: (weight) => `nessuna ${number(weight)}`,
    ahead: (name, { by, all }, margin) => `${name} è in testa di ${number(by)} su ${number(all)}: ${margin}.`,
    level: (by, all) => (by === 0
      ? 'I punti sono pari.'
      : `Il vantaggio è di ${number(by)} su ${number(all)}, troppo poco per indicare una vincitrice.`),
    pairs: {
      favours: 'Ogni coppia di tecnologie si valuta per sé: il margine è quello della coppia più vicina.',
      even: 'Ogni coppia di tecnologie si valuta per sé, e nessuna ha una vincitrice.',
      insufficient: 'Ogni coppia di tecnologie si valuta per sé, e insieme non indicano una vincitrice.',
    },
    combined: (sides) =>
      `Ciascuna è più adatta a una parte del lavoro, quindi il verdetto è usarle ${
        sides > two ? 'insieme' : 'tutte e due'
      }.`,
    demanded: 'Non hanno deciso i punti, ma ciò che la descrizione richiede.',
    overall: 'Ogni tema si valuta per sé e non c’è un punteggio complessivo. Scegli un tema per vedere chi è in testa.',
    scale: 'Un vantaggio di almeno tre quarti dei punti si dice netto, di almeno la metà un buon margine.',
  },
  leftOut: 'Citati da queste regole, ma segnati come errati: non contano',
  because: (said) => `da ${and(said.map(quoted))}`,
  for: (name) => `a favore di ${name}`,
  against: (name) => `contro ${name}`,
  setAgainst: (name, others) => `${name} a confronto con ${others}`,
  tradeOff: 'un compromesso',
  severalSides: (heads) => `soppesa ${heads > two ? 'più parti' : 'entrambe'}`,
  neutral: 'nessuna posizione chiara',
  notedAbove: 'vedi la nota qui sopra.',
  titled: (title) => quoted(title),
  addedHere: 'aggiunto da questo server',
  proposed: (stance) => `${stance} (proposta, non rivista)`,
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
    language: 'Gli articoli sono in inglese e qui ho capito troppo poco. Scrivi con altre parole, oppure in inglese.',
  },
  unheard: (words) => `Non ho capito: ${words.map(quoted).join(', ')}.`,
  notCovered: (names) => `Nessuno degli articoli parla di ${or(names)}.`,
  mentionedOnly: (names) => `Gli articoli nominano ${and(names)} solo di passaggio.`,
  mentionedBeside: (names) =>
    `${and(names)} non ${names.length > 1 ? 'fanno' : 'fa'} parte di questo confronto: gli articoli ` +
    `${names.length > 1 ? 'li nominano' : 'lo nominano'} solo di passaggio.`,
  notMentioned: (words) => `Gli articoli non dicono nulla su ${or(words.map(quoted))}.`,
  notCompared: (names) => `Nominano ${and(names)}, ma senza confrontarli.`,
  nearest: 'Quello di cui parlano',
  views: { why: 'Perché', 'other-side': 'Altra parte', context: 'Contesto', sources: 'Fonti' },
  whyTitle: 'Perché',
  whyNone:
    'Nessuna regola ha deciso questa risposta; le citazioni sono i passaggi che corrispondono meglio alla domanda.',
  closeRules: 'Regole mancate di poco',
  moreReasons: (count) => (count === 1 ? 'Un altro motivo sotto Perché.' : `Altri ${count} motivi sotto Perché.`),
  rejudged: 'Giudicato in base alle esigenze scelte dall’elenco.',
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
    'not-weighed': (name) => `${name} non rientra in questo confronto.`,
    'nothing-between': 'Gli articoli non dicono nulla che qui le distingua.',
    'named-twice': (name) => `${name} è stato nominato due volte; per un confronto servono due tecnologie diverse.`,
    'same-side': (names) => `${and(names)} fanno parte dello stesso ecosistema e gli articoli non li confrontano.`,
    'not-compared': (names) => `Gli articoli non confrontano ${and(names)} tra loro.`,
    'not-compared-here': (names) => `Qui gli articoli non confrontano ${and(names)} tra loro.`,
    apart: (name, others) => `Qui gli articoli non confrontano ${name} con ${or(others)}.`,
    'needs-apart': (needs) => `Gli articoli non le confrontano riguardo a ${and(needs.map(inSentence))}.`,
    also: (name, over, margin) => `Preferiscono ${name} a ${over}, ${margin}.`,
    'nothing-left': 'Tutto ciò che è stato nominato è escluso o messo da parte: non resta nulla su cui giudicare.',
    'nothing-heard': 'Scrivi, in italiano o in inglese, che cosa deve fare il progetto, per chi, e chi lo scriverà.',
    'all-ruled-out': 'Tutte le tecnologie che gli articoli valutano sono escluse.',
    'ruled-out': (names) => `La descrizione esclude ${and(names)}, e questo viene prima di ogni preferenza.`,
    'left-out': {
      'ruled-out': (names) =>
        `La descrizione esclude ${and(names)}, che quindi non ${
          names.length === 1 ? 'rientra' : 'rientrano'
        } nel confronto.`,
      unknown: (names) =>
        `Il team non conosce ${or(names)}, quindi non ${names.length === 1 ? 'rientra' : 'rientrano'} nel confronto.`,
    },
    'only-known': (names, others) =>
      `Il team conosce ${and(names)} e non ${or(others)}, e questo viene prima di ogni preferenza.`,
    'by-sentences': ({ articles, reviewed, isAlone }, topics) =>
      `${isAlone ? 'In base a' : 'In parte in base a'} ciò che ${
        articles === 1 ? 'un articolo aggiunto' : `${number(articles)} articoli aggiunti`
      } da questo server ${articles === 1 ? 'dice' : 'dicono'} di ${some(topics.map(inSentence))}; nessuna regola è ` +
      `stata rivista${
        { all: '', some: ', e non tutte le posizioni lo sono', none: ', e le posizioni sono proposte, non riviste' }[
          reviewed
        ]
      }.`,
    cost: (points, name) =>
      `C’è un prezzo: ${points === 1 ? 'un punto parla' : `${points} punti parlano`} a favore di ${name}.`,
  },
  outcomes: { favours: 'una di loro', even: 'alla pari', combine: 'una combinazione', insufficient: 'nessun verdetto' },
  otherSideTitle: 'Altra parte',
  otherSidesLead: 'Qui nessuna è in testa. Altri punti a favore di ciascuna:',
  otherSideNone: 'Negli articoli non c’è nulla da citare in senso contrario.',
  saidNothing: (name, topic) =>
    `Gli articoli non dicono nulla di ${name}${topic === null ? '' : ` su ${inSentence(topic)}`}.`,
  sidesTitle: 'Verdetto sui loro ecosistemi',
  depends: () => 'Dipende dal tema: nessuna è in testa su tutti',
  leadsOn: (name) => `${name} in testa su`,
  levelOn: 'Alla pari su',
  leansOn: 'Troppo vicine su',
  leaning: (topic, name) => `${topic} (propendono per ${name})`,
  unsettledOn: 'Senza un verdetto su',
  overOnly: (topic, over) => `${topic} (solo rispetto a ${and(over)})`,
  moreTopics: (more) => `e ${more === 1 ? 'un altro' : `altri ${more}`}`,
  contestedMark: '* Qui gli articoli si contraddicono.',
  coverage: (articles) =>
    `Quanti articoli su ${articles} sono a favore di ciascuna in un confronto; prima i temi più trattati.`,
  cell: (name, articles) => `${name} ${articles === 0 ? 'nessuno' : number(articles)}`,
  topicsShown: (first, last, all) => `Temi da ${first} a ${last} su ${all}`,
  topicsBefore: 'Temi precedenti',
  topicsAfter: 'Altri temi',
  gaps: 'Temi su cui nessun articolo è a favore',
  noGaps: 'Nessuno: su ogni tema qualche articolo è a favore di ciascuna tecnologia.',
  equally: (articles) => `alla pari ${number(articles)}`,
  chart: 'Grafico',
  chartTitle: 'Articoli indipendenti per ciascuna parte',
  chartAlt: (rows) => `Grafico degli articoli per tema e parte. ${rows.join('; ')}.`,
  severalEqually: 'alla pari',
  placeIn: (ordinal, all) => `passaggio ${ordinal} di ${all}`,
  sourcesTitle: 'Fonti',
  allSources: (articles, passages) =>
    `${count(articles, 'articolo', 'articoli')}, ${
      count(passages, 'passaggio', 'passaggi')
    }, citati parola per parola.`,
  kinds: { language: 'linguaggio', runtime: 'ambiente di esecuzione', framework: 'framework', library: 'libreria',
    tool: 'strumento', platform: 'piattaforma' },
  onSide: (name) => `ecosistema di ${name}`,
  alsoWritten: (names) => `scritto anche ${and(names)}`,
  namedIn: (passages, articles) =>
    `Nominato in ${count(passages, 'passaggio', 'passaggi')} di ${count(articles, 'articolo', 'articoli')}.`,
  copies: (articles) =>
    `Non ${articles.length > 1 ? 'contano, perché ripetono' : 'conta, perché ripete'} un altro articolo: ${
      some(articles)
    }.`,
  replayLine: 'Rivedi con ',
  replay: {
    changed: {
      articles: 'Da allora sono cambiati gli articoli o i nomi; le regole no.',
      rules: 'Da allora sono cambiate le regole; gli articoli no.',
    },
    bothChanged: 'Da allora sono cambiati sia gli articoli sia le regole.',
    programChanged:
      'Né gli articoli né le regole sono cambiati da allora, ma questa versione del programma lo dice altrimenti.',
    unchanged: 'Nulla è cambiato: la risposta come è stata data.',
    sameAnswer: 'Questa risposta è ancora la stessa, parola per parola.',
    otherTitle: 'La risposta è cambiata',
    nowTitle: 'La risposta di adesso',
    nothingNow: 'Senza ciò che non c’è più non si può rispondere di nuovo. Rifai la domanda.',
    verdict: (then, now) => `Verdetto: allora ${then}, adesso ${now}.`,
    goneSide: 'una tecnologia che non c’è più',
    goneNames: (many) => count(many, 'nome di cui parlava non c’è più.', 'nomi di cui parlava non ci sono più.'),
    goneNeeds: (many) =>
      count(many, 'esigenza che allora contava non c’è più.', 'esigenze che allora contavano non ci sono più.'),
    goneRules: (many) =>
      count(many, 'regola che allora valeva non c’è più.', 'regole che allora valevano non ci sono più.'),
    silentRule: (summary) => `Non vale più: ${summary}`,
    newRule: (summary) => `Vale adesso e allora no: ${summary}`,
    otherRules: 'Adesso valgono altre regole.',
    goneQuotes: (places) => `Non più negli articoli, o con altre parole: ${placed(places)} della risposta di allora.`,
    leftQuotes: (places) =>
      `Ancora negli articoli, ma non più riprese qui: ${placed(places)} della risposta di allora.`,
    newQuotes: (places) => `Nuove: ${placed(places)} qui sotto.`,
    beside:
      'Verdetto, regole e passaggi sono gli stessi; sono diversi solo conteggi, note accanto alle citazioni o parole ' +
      'nostre.',
  },
  expired: 'Questo è scaduto: da allora gli articoli o le regole sono cambiati. Fai di nuovo la domanda.',
  apology: (reference) => `Qualcosa è andato storto da parte nostra e ne abbiamo preso nota. Riferimento: ${reference}`,
  refusedTitle: 'Così non si capisce',
}
