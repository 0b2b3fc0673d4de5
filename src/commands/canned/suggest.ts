import { mayPost, type Canned, type Found, type Shelf } from '../../canned/index.js'
import { withTimeout } from '../../memory/index.js'
import { clip, foldName } from '../../text/index.js'
import type { CannedHouse } from './house.js'
import { posterOf } from './item.js'
import type { Choice, SuggestRequest } from '../door.js'

const maxChoices = 25
const maxCharacters = 100
// Discord wants autocomplete within three seconds, and a person sooner.
const patienceMs = 1000

/** What may be posted here by this person, or managed: from memory, best first; what the store does not give in time is not offered. */
export async function suggestCanned({ command, typed, scope }: SuggestRequest,
  house: CannedHouse): Promise<readonly Choice[]> {
  const shelf = await withTimeout(house.shelf(scope.guild), patienceMs)
  if (!shelf) return []
  const poster = posterOf(scope)
  const deleted = showsDeleted.has(command)
    ? searchDeleted(shelf, typed, maxChoices).map((item): Found => ({ item, match: 'words', words: '' }))
    : []
  const present = command === 'canned-manage restore'
    ? []
    : shelf.search(typed.slice(0, maxCharacters), maxChoices,
      command === 'canned' ? ({ restriction }) => mayPost(restriction, poster) : undefined)
  // What is only near is no match beside a deleted one that is.
  const found = [...present.filter(({ match }) => match !== 'near' || deleted.length === 0), ...deleted].slice(0,
    maxChoices)
  return found.map((each) => ({ label: clip(labelOf(each, typed.trim()), maxCharacters), value: each.item.name }))
}

/** Commands that mean deleted ones as well. */
const showsDeleted: ReadonlySet<string> = new Set(['canned-manage restore', 'canned-manage history',
  'canned-manage list'])

/** Deleted ones with this in a name or the title, by name. */
export function searchDeleted(shelf: Shelf, typed: string, limit: number): readonly Canned[] {
  const wanted = foldName(typed)
  return shelf.deleted.filter(({ name, title, aliases }) =>
    [name, title, ...aliases].some((words) => foldName(words).includes(wanted))
  ).slice(0, limit)
}

/** The title; with the alias it was found by, marked where only its text has the words, and where it is only near. */
function labelOf({ item: { title }, match, words }: Found, typed: string): string {
  switch (match) {
    case 'alias':
      return `${title} (${words})`
    case 'body':
      return `${title} … ${typed}`
    case 'near':
      return `${title} ≈ ${typed}`
    case 'offered':
    case 'exact':
    case 'words':
      return title
  }
}
