import { idSchema } from '../corpus/index.js'

/** An id made of a title: lower-case letters, digits and hyphens, cut between words. */
export function draftId(title: string): string {
  const words = title.normalize('NFKD').replace(/[\p{M}'’]+/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`
    if (longer.length > mostIdCharacters) break
    id = longer
  }
  return idSchema.safeParse(id).success ? id : 'article'
}

const mostIdCharacters = 40

/** An id that nobody has: the one wanted, or it with the next number. */
export function findFreeId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted
  for (let number = 2; isTaken(id); number++)
    id = `${cutWords(wanted, mostIdCharacters - String(number).length - 1)}-${number}`
  return id
}

function cutWords(id: string, most: number): string {
  if (id.length <= most) return id
  const cut = id.slice(0, most + 1)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, most)
}

/** What is wrong with an id, in words; undefined for one that may be had. */
export function findIdProblem(id: string): string | undefined {
  return idSchema.safeParse(id).error?.issues[0]?.message
}
