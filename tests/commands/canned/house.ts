import type { Answer, Control, Form } from '../../../src/answer/index.js'
import type { Desk, Invocation, Scope } from '../../../src/commands/index.js'
import { Fault } from '../../../src/errors.js'
import type { Store } from '../../../src/store/index.js'
import { openHouse, people } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

export const { member, moderator, manager } = people

/** A house with a store of its own and a clock to turn, and what a person does in it in short words. */
export async function openCannedDesk(openStore: () => Promise<Store> = openTestStore) {
  const store = await openStore()
  const clock = { now: 1_000_000_000 }
  const desk = openHouse(() => Promise.resolve(store), { now: () => clock.now })
  return { store, desk, clock, ...handsOn(desk) }
}

/** The same with a store that can be taken away, and read by the test all the same. */
export async function openFailingDesk() {
  const store = await openTestStore()
  const health = { isGone: false }
  const away = <Verb extends (...args: never[]) => Promise<unknown>>(verb: Verb): Verb =>
    ((...args) => (health.isGone ? Promise.reject(new Fault('store-unavailable', 'gone')) : verb(...args))) as Verb
  const lent: Store = {
    ...store,
    canned: Object.fromEntries(
      Object.entries(store.canned).map(([name, verb]) => [name, away(verb)]),
    ) as unknown as Store['canned'],
    forget: away((person: string) => store.forget(person)),
    close: () => Promise.resolve(),
  }
  const desk = openHouse(() => Promise.resolve(lent), { onFault: () => undefined })
  return { store, desk, health, ...handsOn(desk) }
}

export function handsOn(desk: Desk) {
  const run = (command: string, args: Invocation['args'] = {}, scope: Scope = moderator): Promise<Answer> =>
    desk.dispatch({ command, args, scope })
  const manage = (task: string, args: Invocation['args'] = {}, scope: Scope = moderator): Promise<Answer> =>
    run(`canned-manage ${task}`, args, scope)
  const press = (control: Control, scope: Scope = moderator): Promise<Answer> => desk.press(control.action, scope)
  const pick = (answer: Answer, value: string, scope: Scope = moderator): Promise<Answer> =>
    desk.press(answer.pickers![0]!.action, scope, { picked: [value] })
  const fill = (form: Form, fields: Readonly<Record<string, string>>, scope: Scope = moderator): Promise<Answer> =>
    desk.press(form.action, scope, {
      fields: { ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])), ...fields },
    })
  /** Opens the form for a new one, fills it in and hands it in. */
  const write = async (name: string, fields: Readonly<Record<string, string>> = {},
    scope: Scope = moderator): Promise<Answer> => {
    const { form } = await manage('create', { name }, scope)
    return fill(form!, { title: name, body: `About ${name}.`, ...fields }, scope)
  }
  const edit = async (name: string, fields: Readonly<Record<string, string>>,
    scope: Scope = moderator): Promise<Answer> => {
    const { form } = await manage('edit', { name }, scope)
    return fill(form!, fields, scope)
  }
  return { run, manage, press, pick, fill, write, edit }
}
