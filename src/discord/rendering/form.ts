import type { Answer, Form } from '../../answer/index.js'
import { writeModal } from './modal.js'
import type { Repliable } from '../sending/reply.js'
import { sayingsIn } from './texts.js'

export type AnswerWithForm = Answer & { readonly form: Form }

export const hasForm = (answer: Answer): answer is AnswerWithForm => answer.form !== undefined

/** @returns Whether it is shown: Discord takes a form only as the first response, and never after another one. */
export async function showForm(interaction: Repliable, form: Form): Promise<boolean> {
  if (interaction.deferred || interaction.replied || interaction.isModalSubmit()) return false
  await interaction.showModal(writeModal(form))
  return true
}

/** What else the answer says, to stand above a button that opens its form. */
export function withoutForm(answer: AnswerWithForm): Answer {
  if (answer.blocks.length > 0) return { ...answer, private: true }
  return { ...answer, private: true,
    blocks: [{ kind: 'line', line: [{ kind: 'text', text: sayingsIn(answer.locale).formWaits }] }] }
}
