import type { AnswerReference, Line } from '../answer/index.js'
import type { Library } from '../library/index.js'
import type { Question } from '../question/index.js'
import type { Verdict } from '../verdict/index.js'

export function judgeQuestion(_question: Question, _library: Library): Verdict | null {
  return null
}

export function judgeReference(_reference: AnswerReference, _question: string | undefined, _library: Library): Verdict | null {
  return null
}

export function describeChange(_reference: AnswerReference, _library: Library): Line | null {
  return null
}
