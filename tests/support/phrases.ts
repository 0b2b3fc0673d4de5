import type { Phrase, TechnologyId } from '../../src/corpus/index.js'
import { corpus } from './verdicts.js'

/** The shortest words that a pattern asks for, choices read by their first; undefined where no technology fits. */
export function sayPhrase(phrase: Phrase): string | undefined {
  switch (phrase.kind) {
    case 'word':
      return phrase.word
    case 'prefix':
      return phrase.start
    case 'number':
      return String(phrase.above >= 0 ? phrase.above + 1 : 1)
    case 'gap':
    case 'edge':
    case 'optional':
      return ''
    case 'technology':
      return nameWithin(phrase.ecosystem, phrase.other)
    case 'choice':
      return phrase.of.map(sayPhrase).find((words) => words !== undefined && words !== '')
    case 'sequence':
      return joinAll(phrase.of.map(sayPhrase))
  }
}

function joinAll(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.filter((part) => part !== '').join(' ')
}

function nameWithin(ecosystem: TechnologyId, other: boolean): string | undefined {
  return corpus.technologies.find((each) => each.id === each.ecosystem && (each.id === ecosystem) !== other)?.name
}
