// Every engine behind one shape: `build(documents)` gives `search(text, limit)`, which gives ids, best first.
// Each is set up as its users are advised to, and with the stems and stop words that make it better where it takes them.
import { fileURLToPath } from 'node:url'

const stemmer = async () => (await import('natural/lib/natural/stemmers/index.js')).PorterStemmer
const ours = async () => import(new URL('../../dist/retrieval.js', import.meta.url).href)
const toFields = ({ id, title, text }) => ({ id, fields: { title, text } })

const stopWords = new Set(
  `a an and are as at be but by for from has have he i if in into is it its no not of on or our she so such
  that the their them then there these they this those to was we were what when where which who will with you your can do does how
  may than been both between because very should while would could all any each other some most more only also`.split(
    /\s+/,
  ),
)

function memoised(stem) {
  const known = new Map()
  return (word) => {
    let stemmed = known.get(word)
    if (stemmed === undefined) known.set(word, stemmed = stem(word))
    return stemmed
  }
}

async function backquote(ranking) {
  const { createIndex } = await ours()
  return {
    build(documents) {
      const index = createIndex(documents.map(toFields), { fields: { title: { weight: 2 }, text: {} }, ranking })
      return { search: (text, limit) => index.search(text, { limit }).map(({ id }) => id), index }
    },
  }
}

async function plainMiniSearch() {
  const { default: MiniSearch } = await import('minisearch')
  return {
    build(documents) {
      const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } })
      index.addAll(documents)
      return { search: (text, limit) => index.search(text).slice(0, limit).map(({ id }) => id) }
    },
  }
}

async function miniSearch(searchOptions) {
  const { default: MiniSearch } = await import('minisearch')
  const stem = memoised((await stemmer()).stem)
  const processTerm = (term) => {
    const word = term.toLowerCase()
    return stopWords.has(word) ? null : stem(word)
  }
  return {
    build(documents) {
      const index = new MiniSearch({ fields: ['title', 'text'], processTerm,
        searchOptions: { boost: { title: 2 }, ...searchOptions } })
      index.addAll(documents)
      return { search: (text, limit) => index.search(text).slice(0, limit).map(({ id }) => id) }
    },
  }
}

async function flexSearch() {
  const { default: FlexSearch } = await import('flexsearch')
  const { default: english } = await import('flexsearch/lang/en')
  return {
    build(documents) {
      const encoder = new FlexSearch.Encoder(FlexSearch.Charset.LatinBalance, english)
      const index = new FlexSearch.Document({ document: { id: 'id', index: ['title', 'text'] }, encoder,
        tokenize: 'strict', resolution: 9 })
      for (const document of documents) index.add(document)
      return { search: (text, limit) => index.search(text, { limit, suggest: true, merge: true }).map(({ id }) => id) }
    },
  }
}

async function lunrEngine() {
  const { default: lunr } = await import('lunr')
  return {
    build(documents) {
      const index = lunr(function() {
        this.ref('id')
        this.field('title', { boost: 2 })
        this.field('text')
        for (const document of documents) this.add(document)
      })
      const plain = (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ' ')
      return { search: (text, limit) => index.search(plain(text)).slice(0, limit).map(({ ref }) => ref) }
    },
  }
}

async function winkBm25() {
  const { default: bm25 } = await import('wink-bm25-text-search')
  const { default: nlp } = await import('wink-nlp-utils')
  return {
    build(documents) {
      const index = bm25()
      index.defineConfig({ fldWeights: { title: 2, text: 1 } })
      index.definePrepTasks([nlp.string.lowerCase, nlp.string.removeExtraSpaces, nlp.string.tokenize0,
        nlp.tokens.removeWords, nlp.tokens.stem, nlp.tokens.propagateNegations])
      for (const { id, title, text } of documents) index.addDoc({ title, text }, id)
      index.consolidate()
      return { search: (text, limit) => index.search(text, limit).map(([id]) => id) }
    },
  }
}

async function oramaEngine(tolerance) {
  const orama = await import('@orama/orama')
  const schema = { id: 'string', title: 'string', text: 'string' }
  return {
    async build(documents) {
      const db = orama.create({ schema, components: {
        tokenizer: { language: 'english', stemming: true, stemmerSkipProperties: ['id'], stopWords: [...stopWords] },
      } })
      await orama.insertMultiple(db, documents, 1_000)
      const options = { tolerance, threshold: 1, properties: ['title', 'text'], boost: { title: 2 } }
      return {
        search: (text, limit) =>
          orama.search(db, { term: text, limit, ...options }).hits.map(({ document }) => document.id),
      }
    },
  }
}

async function fuse() {
  const { default: Fuse } = await import('fuse.js')
  return {
    build(documents) {
      const index = new Fuse(documents, { keys: [{ name: 'title', weight: 2 }, 'text'], ignoreLocation: true,
        useTokenSearch: true, includeScore: true, threshold: 0.4 })
      return { search: (text, limit) => index.search(text, { limit }).map(({ item }) => item.id) }
    },
  }
}

async function naturalTfIdf() {
  const { TfIdf } = await import('natural/lib/natural/tfidf/index.js')
  const stem = memoised((await stemmer()).stem)
  const terms = (text) =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word)).map(stem)
  return {
    build(documents) {
      const index = new TfIdf()
      for (const { title, text } of documents) index.addDocument(terms(`${title} ${text}`))
      const ids = documents.map(({ id }) => id)
      return {
        search(text, limit) {
          const found = []
          index.tfidfs(terms(text), (at, score) => {
            if (score > 0) found.push({ id: ids[at], score })
          })
          return found.sort((a, b) => b.score - a.score).slice(0, limit).map(({ id }) => id)
        },
      }
    },
  }
}

/** `largest`: beyond so many passages an engine takes minutes, and is left out unless it is asked for by name. */
export const engines = {
  backquote: { make: () => backquote({}), largest: Infinity },
  'backquote, words only': { make: () => backquote({ proximity: 0, feedback: 0 }), largest: Infinity },
  minisearch: { make: plainMiniSearch, largest: 100_000 },
  'minisearch, stemmed': { make: () => miniSearch({}), largest: 100_000 },
  'minisearch, stemmed and fuzzy': {
    make: () => miniSearch({ fuzzy: 0.2, prefix: false, weights: { fuzzy: 0.2, prefix: 0.3 } }),
    largest: 100_000,
  },
  flexsearch: { make: flexSearch, largest: 100_000 },
  lunr: { make: lunrEngine, largest: 10_000 },
  'wink-bm25': { make: winkBm25, largest: 10_000 },
  orama: { make: () => oramaEngine(0), largest: 10_000 },
  'orama, tolerance 1': { make: () => oramaEngine(1), largest: 10_000 },
  'fuse.js': { make: fuse, largest: 1_000 },
  'natural tf-idf': { make: naturalTfIdf, largest: 10_000 },
}

export const retrieval = ours
export const here = fileURLToPath(new URL('.', import.meta.url))
