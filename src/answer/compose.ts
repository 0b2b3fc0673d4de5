import type { Issue } from '../errors.js'
import type { Passage, Technology, Topic } from '../corpus/index.js'
import type { Decline, Found, Reading } from '../library/index.js'
import type { Question } from '../question/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Action, Answer, Block, Control, Json, Line, Span } from './model.js'
import type { Quoting } from './quotes.js'
import { caveatRecord, passageRecord, sourceLine } from './quotes.js'
import type { AnswerReference, Codebook } from './reference.js'
import { listWords, texts } from './texts.js'
import { heardLine, namesOf, pickEvidence, pointLine, unique, verdictBlock, verdictRecord, type Names } from './verdicts.js'

/** What composing needs of the house; made once beside the library. */
export interface Composer {
  readonly quoting: Quoting
  readonly codebook: Codebook
}

type Quote = Extract<Block, { kind: 'quote' }>

const text = (words: string): Span => ({ kind: 'text', text: words })
const strong = (words: string): Span => ({ kind: 'strong', text: words })
const line = (...spans: readonly Span[]): Block => ({ kind: 'line', line: spans })
const heading = (words: string): Block => ({ kind: 'heading', text: words })

// A member reads three quotes on a phone without scrolling far; Other side and Context hold the rest.
const shownQuotes = 3
const questionCharacters = 300

/** The asker's words, restated above the answer. */
export function questionBlock(asked: string): Block {
  const characters = [...asked.replace(/\s+/gu, ' ').trim()]
  const cut = characters.length > questionCharacters ? `${characters.slice(0, questionCharacters - 1).join('')}…` : characters.join('')
  return { kind: 'question', text: cut }
}

/** `ask`: what was understood, a verdict if the question compares or chooses, the best quotes. */
export function composeAsk(question: Question, found: Found, verdict: Verdict | null, composer: Composer): Answer {
  const record = askRecord(question, found, verdict, composer)
  if (found.declined) return { ...composeDecline(question.text, found.declined, [...question.readings, ...found.readings], composer), record }
  const names = namesOf(composer.quoting.corpus)
  const quotes = found.hits.slice(0, shownQuotes).map((hit, at) => composer.quoting.quoteHit(hit, at + 1))
  return {
    status: 'answered',
    private: false,
    blocks: [questionBlock(question.text), understoodBlock(question, found.readings), ...verdictBlocks(verdict, names), ...quotes],
    controls: viewControls(
      {
        command: 'ask',
        technologies: question.sides.slice(0, 2),
        topics: question.topics.map(({ value }) => value.id).slice(0, 3),
        ...needsOf(verdict),
        passages: found.hits.slice(0, shownQuotes).map(({ passage }) => passage.id),
      },
      composer,
    ),
    record,
  }
}

function askRecord(question: Question, found: Found, verdict: Verdict | null, { quoting }: Composer): Json {
  const shown = found.declined ? [] : found.hits
  return {
    question: question.text,
    declined: found.declined !== null,
    understood: {
      technologies: question.technologies.map(({ value }) => value.id),
      elsewhere: question.elsewhere.map(({ value }) => value.name),
      topics: question.topics.map(({ value }) => value.id),
      intent: question.intent,
      language: question.language,
      readings: readings(question, found.readings).map((reading) => ({ ...reading })),
      ...(found.declined ? { declined: { reason: found.declined.reason, missing: found.declined.missing } } : {}),
    },
    verdict: found.declined || !verdict ? null : verdictRecord(verdict, quoting),
    hits: shown.map(({ passage, score }) => ({ ...passageRecord(quoting, passage), score })),
    caveats: unique(shown.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
  }
}

function readings(question: Question, more: readonly Reading[]): readonly Reading[] {
  const seen = new Set<string>()
  return [...question.readings, ...more].filter(({ from }) => !seen.has(from.toLowerCase()) && seen.add(from.toLowerCase()))
}

function understoodBlock(question: Question, more: readonly Reading[]): Block {
  const named = unique(question.technologies.map(({ value }) => value.name))
  const topics = unique(question.topics.map(({ value }) => value.name))
  const parts = [
    listWords(named) || (topics.length === 0 ? texts.understoodNothing : ''),
    topics.length > 0 ? `${named.length > 0 ? `${texts.on} ` : ''}${listWords(topics)}` : '',
  ].filter((part) => part !== '')
  const read = readings(question, more).map(({ from, to }) => texts.readAs(from, to))
  return line({ kind: 'quiet', text: `${texts.understood}: ${[parts.join(' '), ...read].join('; ')}` })
}

function verdictBlocks(verdict: Verdict | null, names: Names): readonly Block[] {
  if (!verdict || (verdict.outcome === 'insufficient' && verdict.points.length === 0)) return []
  return [verdictBlock(verdict, names), ...verdict.remarks.map((remark) => line(text(remark)))]
}

function needsOf(verdict: Verdict | null): Pick<AnswerReference, 'heard' | 'ruledOut'> {
  return {
    heard: unique(verdict?.heard.map(({ need }) => need) ?? []),
    ruledOut: unique(verdict?.ruledOut.map(({ need }) => need) ?? []),
  }
}

/** The first row of every answer; none when the reference is too long to be held by a button. */
export function viewControls(reference: AnswerReference, { codebook }: Composer): readonly Control[] {
  const code = codebook.encode(reference)
  if (code === undefined) return []
  return (['why', 'other-side', 'context', 'sources'] as const).map((view) => ({
    label: texts.views[view],
    action: { kind: 'show', view, answer: code } satisfies Action,
  }))
}

/** Nothing is quoted; what is missing is named, and where to go from here. */
export function composeDecline(asked: string, declined: Decline, read: readonly Reading[], composer: Composer): Answer {
  const named = declined.missing.length > 0 && declined.reason !== 'language' && declined.reason !== 'noise'
  const blocks: Block[] = [questionBlock(asked)]
  if (read.length > 0) blocks.push(line({ kind: 'quiet', text: read.map(({ from, to }) => texts.readAs(from, to)).join('; ') }))
  blocks.push(line(strong(texts.declined[declined.reason]), ...(named ? [text(` ${texts.notSpokenOf(declined.missing)}`)] : [])))
  if (declined.nearest.length > 0) {
    blocks.push(line(text(`${texts.nearest}: ${listWords(declined.nearest.map(({ name }) => name))}.`)))
  }
  return {
    status: 'declined',
    private: false,
    blocks,
    controls: declined.nearest.slice(0, 3).map((topic) => topicControl(topic, composer)).filter((control) => control !== undefined),
    record: { question: asked, declined: true, reason: declined.reason, missing: declined.missing, nearest: declined.nearest.map(({ id }) => id) },
  }
}

/** Compares the two technologies that the corpus is about, on one topic: where to go from a declined question. */
function topicControl(topic: Topic, { quoting }: Composer): Control | undefined {
  const [left, right] = quoting.corpus.technologies.filter(({ id, ecosystem }) => ecosystem === id)
  if (!left || !right) return undefined
  return { label: topic.name, action: { kind: 'run', command: 'compare', args: { left: left.id, right: right.id, topic: topic.id } } }
}

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function composeVerdict(
  { asked, verdict, reference, extra }: { readonly asked: string | null; readonly verdict: Verdict; readonly reference: Omit<AnswerReference, 'passages'>; readonly extra?: readonly Block[] },
  composer: Composer,
): Answer {
  const names = namesOf(composer.quoting.corpus)
  const picked = pickEvidence(verdict.points, shownQuotes)
  const numberOf = new Map(picked.map(({ evidence }, at) => [evidence.passage.id, at + 1]))
  const reasons = verdict.points.slice(0, 4).map((point) =>
    pointLine(point, names, unique(point.evidence.map(({ passage }) => numberOf.get(passage.id)).filter((number) => number !== undefined))),
  )
  const quotes = picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested))
  return {
    status: 'answered',
    private: false,
    blocks: [
      ...(asked === null ? [] : [questionBlock(asked), line(...heardLine(verdict))]),
      verdictBlock(verdict, names),
      ...verdict.remarks.map((remark) => line(text(remark))),
      ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
      ...(extra ?? []),
      ...quotes,
    ],
    controls: viewControls({ ...reference, passages: picked.map(({ evidence }) => evidence.passage.id) }, composer),
    record: verdictRecord(verdict, composer.quoting),
  }
}

/** `about`: what a technology is to the corpus, and the passages that speak of it. */
export function composeAbout(
  { technology, found, named }: { readonly technology: Technology; readonly found: Found; readonly named: readonly Passage[] },
  composer: Composer,
): Answer {
  const { quoting } = composer
  const articles = new Set(named.map(({ article }) => article)).size
  const hits = found.hits.slice(0, shownQuotes)
  const side = technology.ecosystem === null || technology.ecosystem === technology.id ? '' : `, ${namesOf(quoting.corpus).technology(technology.ecosystem)} side`
  const also = technology.aliases.length > 0 ? `; also written ${listWords(technology.aliases)}` : ''
  return {
    status: 'answered',
    private: false,
    blocks: [
      heading(technology.name),
      line({ kind: 'quiet', text: `${technology.kind}${side}${also}` }),
      line(text(`Named in ${named.length} passage${named.length === 1 ? '' : 's'} of ${articles} article${articles === 1 ? '' : 's'}.`)),
      ...hits.map((hit, at) => quoting.quoteHit(hit, at + 1)),
    ],
    controls: viewControls(
      { command: 'about', technologies: [technology.id], topics: [], heard: [], ruledOut: [], passages: hits.map(({ passage }) => passage.id) },
      composer,
    ),
    record: {
      technology: { id: technology.id, name: technology.name, aliases: technology.aliases, kind: technology.kind, ecosystem: technology.ecosystem },
      declined: false,
      named: { passages: named.length, articles },
      hits: found.hits.map(({ passage, score }) => ({ ...passageRecord(quoting, passage), score })),
      caveats: unique(found.hits.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
    },
  }
}

/** Bad input: every issue, each with what was received, what was expected and the nearest valid value. */
export function composeIssues(issues: readonly Issue[], controls: readonly Control[] = []): Answer {
  return {
    status: 'refused',
    private: true,
    blocks: [heading(texts.refusedTitle), { kind: 'list', ordered: false, items: issues.map(issueLine) }],
    controls,
    record: { error: { code: issues[0]?.code ?? 'refused', message: issues.map(({ message }) => message).join(' ') } },
  }
}

function issueLine({ message, path }: Issue): Line {
  return path === undefined ? [text(message)] : [strong(`${path}: `), text(message)]
}

/** Our fault: an apology and the reference under which the log has the whole story. */
export function composeApology(reference: string): Answer {
  const message = texts.apology(reference)
  return { status: 'failed', private: true, blocks: [line(text(message))], controls: [], record: { error: { code: 'fault', message, reference } } }
}

/** A few lines of our own, for surfaces' notices and for `help`. */
export function composeLines(blocks: readonly Block[], record: Json, visibility: { readonly private: boolean }): Answer {
  return { status: 'answered', private: visibility.private, blocks, controls: [], record }
}

export function composeExpired(): Answer {
  return {
    status: 'refused',
    private: true,
    blocks: [line(text(texts.expired))],
    controls: [],
    record: { error: { code: 'expired', message: texts.expired } },
  }
}

/** Each quoted passage between its neighbours, with its section and its place in the article. */
export function composeContext(passages: readonly Passage[], composer: Composer): Answer {
  const { quoting } = composer
  const blocks = passages.flatMap((passage, at): Block[] => {
    const siblings = quoting.corpus.passages.filter(({ article }) => article === passage.article)
    const place = siblings.findIndex(({ id }) => id === passage.id)
    const around = siblings.slice(Math.max(0, place - 1), place + 2)
    const article = quoting.article(passage)
    return [
      ...(at > 0 ? [{ kind: 'separator' } as const] : []),
      heading([article.title, ...passage.section].join(' › ')),
      line({ kind: 'quiet', text: texts.placeIn(place + 1, siblings.length) }),
      ...around.map((neighbour): Quote => quoting.quoteWhole(neighbour, at + 1, neighbour.id === passage.id ? `[${at + 1}]` : '')),
    ]
  })
  return view(blocks, { view: 'context', passages: passages.map((passage) => passageRecord(quoting, passage)) })
}

/** Title, author, publisher, date and link of each article that was quoted. */
export function composeQuotedSources(passages: readonly Passage[], composer: Composer): Answer {
  const sources = passages.map((passage, at) => sourceLine(composer.quoting.article(passage), at + 1))
  return view([heading(texts.sourcesTitle), { kind: 'sources', sources }], { view: 'sources', sources: sources.map((source) => ({ ...source })) })
}

/** Each rule that fired with the words that fired it and a quote behind it, then the rules that came close. */
export function composeWhy(verdict: Verdict | null, change: Line | null, composer: Composer): Answer {
  if (!verdict || verdict.points.length === 0) return view([heading(texts.whyTitle), line(text(texts.whyNone))], { view: 'why', rules: [] })
  const names = namesOf(composer.quoting.corpus)
  const fired = verdict.points.flatMap((point, at): Block[] => {
    const [evidence] = point.evidence
    return [line(...pointLine(point, names, [at + 1])), composer.quoting.quoteEvidence(evidence, at + 1, point.contested)]
  })
  const close = verdict.nearMisses.slice(0, 5).map(({ summary, lacked }): Line => [text(`${summary} `), { kind: 'quiet', text: texts.lacked(lacked) }])
  const blocks: Block[] = [heading(texts.whyTitle), ...fired]
  if (close.length > 0) blocks.push(heading(texts.closeRules), { kind: 'list', ordered: false, items: close })
  if (change) blocks.push(heading(texts.wouldChange), line(...change))
  return view(blocks, {
    view: 'why',
    ...verdictRecord(verdict, composer.quoting),
    nearMisses: verdict.nearMisses.map(({ rule, summary, lacked }) => ({ rule, summary, lacked })),
  })
}

/** The best quotes against the verdict: of the points for another side, or against the favoured one. */
export function composeOtherSide(verdict: Verdict | null, composer: Composer): Answer {
  const favoured = new Set(verdict?.outcome === 'favours' ? verdict.technologies : [])
  const against = (verdict?.points ?? []).filter(({ favours }) => favours !== null && !favoured.has(favours))
  const picked = pickEvidence(against, 5)
  if (picked.length === 0) return view([heading(texts.otherSideTitle), line(text(texts.otherSideNone))], { view: 'other-side', points: [] })
  const quotes = picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested))
  return view([heading(texts.otherSideTitle), ...quotes], {
    view: 'other-side',
    passages: picked.map(({ evidence }) => passageRecord(composer.quoting, evidence.passage)),
  })
}

function view(blocks: readonly Block[], record: Json): Answer {
  return { status: 'answered', private: true, blocks, controls: [], record }
}

