import type { Texts } from '../texts.js'

export const importing: Texts['importing'] = {
  leftOut: {
    picture: 'le parole di un’immagine',
    comment: 'un commento',
    script: 'uno script o uno stile della pagina',
    hidden: 'nascosto nella pagina',
    control: 'un pulsante o un campo',
    embedded: 'incorporato, non è testo',
    'struck-out': 'barrato',
    'front-matter': 'detto sopra l’articolo, e non conservato',
    'site-mark': 'un segno del software del sito',
    definition: 'letto come indirizzo di un collegamento',
    'line-numbers': 'numeri di riga accanto al codice',
  },
  furniture: {
    share: 'un invito a condividere',
    cookies: 'un avviso sui cookie',
    subscribe: 'un invito a iscriversi',
    'reading-time': 'un tempo di lettura',
    'other-articles': 'un rimando ad altri articoli',
    comment: 'un invito a commentare',
    follow: 'un invito a seguire',
    call: 'un invito ad acquistare o a scrivere',
    advertisement: 'una pubblicità',
    legal: 'una riga legale o di copyright',
    menu: 'una parte del menu',
    byline: 'la firma dell’autore',
    date: 'una data',
    credit: 'la fonte di un’immagine',
    navigation: 'la navigazione della pagina',
    footer: 'il piè di pagina',
    aside: 'a lato dell’articolo',
    form: 'un modulo',
    outside: 'fuori dalla parte principale della pagina',
  },
  noWords: 'Non contiene parole (i titoli non contano): serve il testo di un articolo.',
  notText: {
    binary: 'Contiene byte nulli, come nessun testo: serve testo, Markdown o HTML.',
    'not-utf-8': 'Contiene byte che non sono UTF-8: serve testo, Markdown o HTML, salvato in UTF-8.',
  },
  tooDeep: 'È annidato per migliaia di livelli: serve il testo di un articolo.',
  badFront: (format, line, problem) =>
    `La riga ${line}, sopra l’articolo, non è ${format} valido: ${problem.replace(/\.$/, '')}; serve ${
      format === 'TOML' ? 'chiave = "valore"' : '«chiave: valore», tra virgolette se il valore contiene i due punti'
    }.`,
}
