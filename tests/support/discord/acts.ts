import { permission, type Discord, type Member, type Place, type Seen } from './index.js'

/** What people do, for the measurements. */

export type Act = (member: Member, turn: number) => Promise<Seen>

const subjects = ['Which is easier to learn', 'Is it good for a chat', 'What about memory', 'Who uses it in production',
  'Is there a package for machine learning', 'Where is the best pizza in town']

/** No two alike: what was just answered would not be answered again. */
export const askSomething = (turn: number): string => `${subjects[turn % subjects.length] ?? ''}, in case ${turn}?`

/** The kinds of things that people do, in turns. */
export const acts: readonly Act[] = [
  (member, turn) => member.slash('ask', { question: askSomething(turn) }),
  (member) => member.slash('compare', { left: 'node', right: 'python', hide: true }),
  (member, turn) =>
    member.slash('recommend', {
      project: `a chat for ten thousand people, with some machine learning, as in case ${turn}`,
    }),
  (member) => member.slash('about', { technology: 'django', hide: true }),
  async (member, turn) => {
    const seen = await member.slash('ask', { question: askSomething(turn) })
    const [button] = seen.buttons
    return button ? member.press(seen, button.id) : seen
  },
]

/** People in their places; moderators, who need not wait: what is measured is not how patient they have to be. */
export function makeMembers(discord: Discord, count: number, places: readonly Place[]): readonly Member[] {
  return Array.from({ length: count }, (_, number) => {
    const member = discord.member(`Member ${number}`, { may: permission.manageMessages })
    const place = places[number % places.length]
    return place ? member.at(place) : member
  })
}

/** Begins something at a steady rate, whether or not what went before is done. Resolves when all is. */
export async function atRate(rate: number, seconds: number, begin: (turn: number) => Promise<void>): Promise<void> {
  const pending: Promise<void>[] = []
  const since = performance.now()
  for (let turn = 0; turn < rate * seconds; turn++) {
    const due = since + (turn * 1000) / rate
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    pending.push(begin(turn))
  }
  await Promise.all(pending)
}
