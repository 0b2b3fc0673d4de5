import type { Found } from '../../canned/index.js'
import { withTimeout } from '../../memory/index.js'
import { clip, foldName } from '../../text/index.js'
import { searchDeleted, type CannedService } from '../canned/service.js'
import type { Choice, SuggestRequest } from '../desk/door.js'
import { nearTo, withAlias, withWords } from '../labels.js'
import { posterOf } from '../scope.js'

const maxChoices = 25
const maxCharacters = 100
// Discord wants autocomplete within three seconds, and a person sooner.
const patienceMs = 1000

/** What this person may post here, or manage: best first; what the store does not give in time is not offered. */
export async function suggestCanned({ command, typed, scope }: SuggestRequest,
  service: CannedService): Promise<readonly Choice[]> {
  const index = await withTimeout(service.index(scope.guild), patienceMs)
  if (!index) return []
  const poster = posterOf(scope)
  const deleted = showsDeleted.has(command)
    ? searchDeleted(index, typed, maxChoices).map((item): Found => ({ item, match: 'words', words: '' }))
    : []
  const present = command === 'canned-manage restore'
    ? []
    : index.search(typed.slice(0, maxCharacters), maxChoices,
      command === 'canned' ? (item) => index.bars(item, poster).length === 0 : undefined)
  // What is only near is no match beside a deleted one that is.
  const found = [...present.filter(({ match }) => match !== 'near' || deleted.length === 0), ...deleted].slice(0,
    maxChoices)
  return found.map((each) => ({ label: clip(labelOf(each, typed.trim()), maxCharacters), value: each.item.name }))
}

/** Groups with this in their name. */
export async function suggestGroup({ typed, scope }: SuggestRequest,
  service: CannedService): Promise<readonly Choice[]> {
  const index = await withTimeout(service.index(scope.guild), patienceMs)
  const found = index?.groups.filter(({ name }) => foldName(name).includes(foldName(typed))) ?? []
  return found.slice(0, maxChoices).map(({ name }) => ({ label: name, value: name }))
}

/** Commands that mean deleted ones as well. */
const showsDeleted: ReadonlySet<string> = new Set(['canned-manage restore', 'canned-manage history',
  'canned-manage list'])

/** The title; with the alias it was found by, marked where only its text has the words, and where it is only near. */
function labelOf({ item: { title }, match, words }: Found, typed: string): string {
  switch (match) {
    case 'alias':
      return withAlias(title, words)
    case 'body':
      return withWords(title, typed)
    case 'near':
      return nearTo(title, typed)
    case 'offered':
    case 'exact':
    case 'words':
      return title
  }
}
