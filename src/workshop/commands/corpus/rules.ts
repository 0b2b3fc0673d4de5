import { composeIssues, composeLines, heading, line, namesOf, quiet, strong, text, type Answer, type Block, type Json,
  type Line, type Names } from '../../../answer/index.js'
import type { Article, Corpus, Rule, RuleEvidence, Strength, Topic } from '../../../corpus/index.js'
import { english } from '../../../language/index.js'
import type { CommandContext } from '../../../commands/index.js'
import type { CorpusArgs } from './task.js'

const { and, count, or } = english.words

/** The rule book for a moderator to read: by topic, what each rule says, when it holds, and the words it rests on. */
export function rulesTask({ topic }: CorpusArgs, { corpus }: CommandContext): Answer {
  const book: Book = { corpus, names: namesOf(corpus),
    articles: new Map(corpus.articles.map((article) => [article.id, article])) }
  const shelves = (topic ? [topic] : corpus.topics)
    .map((each) => ({ topic: each, rules: corpus.rulebook.rules.filter((rule) => rule.topic === each.id) }))
    .filter(({ rules }) => rules.length > 0)
  const rules = shelves.flatMap((shelf) => shelf.rules)
  if (rules.length === 0)
    return composeIssues([{ code: 'no-rules', path: 'topic',
      message: `No rule speaks of ${topic?.name ?? 'anything'}; expected a topic that one does.` }], english)
  const blocks: Block[] = [
    line(
      text(
        `${count(rules.length, 'rule', 'rules')} on ${
          count(shelves.length, 'topic', 'topics')
        }; each rests on the words below it.`,
      ),
    ),
    ...shelves.flatMap((shelf) => shelfBlocks(shelf, book)),
  ]
  return composeLines(blocks, { rules: rules.map((rule) => ruleRecord(rule, book)) }, { private: true })
}

interface Book {
  readonly corpus: Corpus
  readonly names: Names
  readonly articles: ReadonlyMap<string, Article>
}

function shelfBlocks({ topic, rules }: { readonly topic: Topic; readonly rules: readonly Rule[] },
  book: Book): readonly Block[] {
  return [heading(topic.name), ...rules.flatMap((rule) => ruleBlocks(rule, book))]
}

function ruleBlocks(rule: Rule, book: Book): readonly Block[] {
  return [
    line(strong(rule.summary)),
    line(text([`${whenWords(rule, book.names)}.`, `${effectWords(rule, book.names)}.`, ...markWords(rule)].join(' ')),
      quiet(` (${rule.id})`)),
    { kind: 'list', ordered: false, items: rule.evidence.map((evidence) => evidenceLine(evidence, book)) },
  ]
}

/** When it holds, by the names of needs. */
function whenWords({ when }: Rule, names: Names): string {
  if (when === null) return 'In comparisons only, whatever a project needs'
  const groups = when.each.map((group) => or(group.map((need) => `“${names.need(need)}”`)))
  const unless = when.none.length === 0
    ? ''
    : `, unless ${or(when.none.map((need) => `“${names.need(need)}”`))} is heard too`
  return `When ${groups.join(' and also ')} is heard${unless}`
}

function effectWords(rule: Rule, names: Names): string {
  const { effect } = rule
  switch (effect.kind) {
    case 'favours':
      return `For ${names.technology(effect.technology)}: ${strengthWords[rule.strength]}`
    case 'combine':
      return `Both together, ${
        and(effect.parts.map(({ technology, needs }) =>
          english.answer.part(names.technology(technology), needs.map((need) =>
            names.need(need)
          ))
        ))
      }: ${strengthWords[rule.strength]}`
    case 'level':
      return `It does not separate them: ${strengthWords[rule.strength]}`
  }
}

const strengthWords: Readonly<Record<Strength, string>> = { leaning: 'a leaning', some: 'some reason',
  strong: 'a strong reason', decisive: 'decisive', demand: 'a demand' }

function markWords({ contested, single }: Rule): readonly string[] {
  return [...(contested ? ['Contested: the articles contradict one another here.'] : []),
    ...(single ? ['One article only says it.'] : [])]
}

function evidenceLine(evidence: RuleEvidence, book: Book): Line {
  const { title, publisher } = book.articles.get(evidence.cites.article) ??
    { title: evidence.cites.article, publisher: null }
  const notes = notesOn(evidence, book.corpus)
  return [
    text(`“${wordsOf(evidence, book)}” `),
    ...(stanceWords(evidence, book.names) === '' ? [] : [strong(`${stanceWords(evidence, book.names)} `)]),
    ...(notes.length === 0 ? [] : [strong(`(${notes.map((note) => note.toLowerCase()).join(', ')}: see the note) `)]),
    quiet(
      [`— ${publisher === null ? title : `${title}, ${publisher}`}`,
        ...(evidence.labels.length === 0 ? [] : [evidence.labels.join(' + ')])].join(' · '),
    ),
  ]
}

const wordsOf = ({ cites: { article, start, end } }: RuleEvidence, { articles }: Book): string =>
  articles.get(article)?.body.slice(start, end) ?? ''

function stanceWords({ technology, stance }: RuleEvidence, names: Names): string {
  if (stance === 'trade-off') return english.answer.tradeOff
  if (technology === null || stance === 'neutral') return ''
  return stance === 'for'
    ? english.answer.for(names.technology(technology))
    : english.answer.against(names.technology(technology))
}

/** What an editor's note says of the words that a rule rests on; wrong ones do not count when it is judged. */
function notesOn({ cites }: RuleEvidence, { caveats }: Corpus): readonly string[] {
  const own = caveats.filter((caveat) =>
    caveat.cites.article === cites.article && caveat.cites.start < cites.end && cites.start < caveat.cites.end
  )
  return [...new Set(own.map(({ category }) => english.answer.notes[category]))]
}

function ruleRecord(rule: Rule, book: Book): Json {
  const { id, summary, topic, when, effect, strength, contested, single, evidence } = rule
  return {
    id,
    summary,
    topic,
    when: when === null ? null : { each: when.each, none: when.none },
    effect: effect.kind === 'combine'
      ? { kind: effect.kind, parts: effect.parts.map((part) => ({ ...part })) }
      : { ...effect },
    strength,
    contested,
    single,
    evidence: evidence.map((each) => ({ article: each.cites.article, words: wordsOf(each, book), labels: each.labels,
      technology: each.technology, stance: each.stance, notes: notesOn(each, book.corpus) })
    ),
  }
}
