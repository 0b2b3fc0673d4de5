import { composeApology, type Answer } from '../answer/index.js'
import { refused, type Parsed } from '../errors.js'
import { english, textsIn, type Locale } from '../language/index.js'
import { localeOf, type Scope } from './command.js'
import type { DeskOptions } from './desk.js'
import { composeOperatorTrouble, composeTrouble } from './store-trouble.js'

/** What stands between a fault and whoever asked: each tells the operator of it whole, under the reference that the asker is given. */
export interface Guards {
  readonly guard: (work: () => Answer | Promise<Answer>, scope: Scope) => Promise<Answer>
  readonly guardLine: <T>(work: () => Parsed<T>) => Parsed<T>
}

export function openGuards({ onFault, newReference }: Pick<DeskOptions, 'onFault' | 'newReference'>): Guards {
  const guard = async (work: () => Answer | Promise<Answer>, scope: Scope): Promise<Answer> => {
    const locale = localeOf(scope)
    try {
      return say(await work(), locale)
    } catch (fault) {
      const told = scope.surface === 'terminal' ? composeOperatorTrouble(fault) : undefined
      if (told) return told
      const reference = newReference()
      onFault(fault, reference)
      return say(composeTrouble(fault, reference, textsIn(locale)) ?? composeApology(reference, textsIn(locale)),
        locale)
    }
  }

  // A stream outlives a fault: the line is refused with a reference, and the next one is answered.
  const guardLine = <T>(work: () => Parsed<T>): Parsed<T> => {
    try {
      return work()
    } catch (fault) {
      const reference = newReference()
      onFault(fault, reference)
      return refused({ code: 'fault', message: english.answer.apology(reference) })
    }
  }

  return { guard, guardLine }
}

/** Marks an answer with the language it is in; English ones need no mark. */
const say = (answer: Answer, locale: Locale): Answer => (locale === 'en' ? answer : { ...answer, locale })
