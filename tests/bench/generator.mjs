// Passages and questions out of a seed: the same everywhere, as large as wanted, with words as unequal as in a language.

/** Mulberry32. */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const grammar =
  `the of and to a in is it that for with as on be are this by an or from at which can not but has have was will
  you your they their its more when if we all one do so than other also how these such what there been into only some would may
  most them any then no each where who both between because very should while`.split(/\s+/)
const onsets = 'b c d f g h j k l m n p r s t v w br cl cr dr fl gr pl pr sc sh sp st tr th ch'.split(' ')
const nuclei = 'a e i o u ai ea ou io ee'.split(' ')
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'ck', 'nt', 'st', 'rm']
const endings = ['', '', '', '', 's', 'ing', 'ed', 'er', 'tion', 'able', 'ity', 'ly']

function makeWords(count, random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const words = new Set()
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 3)
    let word = ''
    for (let at = 0; at < syllables; at++) word += pick(onsets) + pick(nuclei) + pick(codas)
    word += pick(endings)
    if (word.length > 2) words.add(word)
  }
  return [...words]
}

/** Ranks by a Zipf–Mandelbrot law: p(r) ∝ 1 / (r + 2.7). */
function zipf(count, random) {
  const bounds = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) bounds[rank] = sum += 1 / (rank + 2.7)
  return () => {
    const target = random() * sum
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle] < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

const vocabularySize = 60_000
const topicCount = 400
const topicWords = 60

/**
 * @param count - How many passages.
 * @returns Passages of about 60 words: four words in ten are grammar, three of a topic, three of the language at large.
 */
export function* generatePassages(count, seed) {
  const random = seededRandom(seed)
  const words = makeWords(vocabularySize, seededRandom(seed + 1))
  const drawWord = zipf(vocabularySize, random)
  const drawGrammar = zipf(grammar.length, random)
  const drawOfTopic = zipf(topicWords, random)
  const word = (topic) => {
    const kind = random()
    if (kind < 0.4) return grammar[drawGrammar()]
    if (kind < 0.7) return words[(topic * 151 + drawOfTopic() * 97) % vocabularySize]
    return words[drawWord()]
  }
  const width = String(count).length
  for (let number = 0; number < count; number++) {
    const topic = Math.floor(random() * topicCount)
    const length = 20 + Math.floor((random() + random()) * 40)
    const text = []
    for (let at = 0; at < length; at++) text.push(word(topic) + (at % 14 === 13 ? '.' : ''))
    const title = Array.from({ length: 5 }, () => word(topic)).join(' ')
    yield { id: `p${String(number).padStart(width, '0')}`, title, text: text.join(' ') }
  }
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** One slip of a hand: neighbouring key, swapped, dropped, doubled. */
export function mistype(word, random) {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const kind = random()
  if (kind < 0.25) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  if (kind < 0.5) return word.slice(0, at) + word.slice(at + 1)
  if (kind < 0.75) return word.slice(0, at) + word[at] + word.slice(at)
  const row = rows.find((keys) => keys.includes(word[at])) ?? rows[0]
  const place = row.indexOf(word[at])
  return word.slice(0, at) + (row[place + 1] ?? row[place - 1]) + word.slice(at + 1)
}

/** Questions of three to six words, taken from a passage each, grammar included; `typos`: one long word of each is mistyped. */
export function generateQuestions(passages, count, seed, { typos = false } = {}) {
  const random = seededRandom(seed + 7)
  return Array.from({ length: count }, () => {
    const passage = passages[Math.floor(random() * passages.length)]
    const words = passage.text.replace(/\./g, '').split(' ')
    const start = Math.floor(random() * Math.max(1, words.length - 8))
    const asked = words.slice(start, start + 3 + Math.floor(random() * 4))
    const long = asked.findIndex((word) => word.length > 4)
    if (typos && long >= 0) asked[long] = mistype(asked[long], random)
    return asked.join(' ')
  })
}

/** Questions that nobody means well: long, odd, empty, full of signs, of names that objects inherit. */
export function generateHostile(count, seed) {
  const random = seededRandom(seed + 13)
  const nasty = ['constructor', '__proto__', 'toString', '\u0000', '\u200b', '\u202e', '\ud800', '(a+)+$', '*', '"',
    '@everyone', '\u0301', '日本', 'é', '.', '-', '/', "'", '\u{1f600}']
  const piece = () => {
    const kind = random()
    if (kind < 0.3) return nasty[Math.floor(random() * nasty.length)]
    if (kind < 0.4) return nasty[Math.floor(random() * nasty.length)].repeat(1 + Math.floor(random() * 200))
    if (kind < 0.7)
      return Array.from({ length: 1 + Math.floor(random() * 30) },
        () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
    return Array.from({ length: 1 + Math.floor(random() * 12) },
      () => String.fromCodePoint(Math.floor(random() * 0xd7ff))).join('')
  }
  return Array.from({ length: count },
    () => Array.from({ length: Math.floor(random() ** 3 * 400) }, piece).join(random() < 0.8 ? ' ' : ''))
}
