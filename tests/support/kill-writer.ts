import { writeSync } from 'node:fs'
import { openStore, type StorePlace } from '../../src/store/index.js'
import { articleWrite, cannedWrite } from './store-values.js'

// A process that writes as fast as it can and says on standard output what has been acknowledged, until it is killed.
const place = JSON.parse(process.argv[2] ?? '') as StorePlace
const first = Number(process.argv[3])
const store = await openStore(place)

async function writeOn(lane: number): Promise<never> {
  for (let number = first + lane;; number += 4) {
    const name = `entry ${number}`
    const suggested = await store.suggestions.add({ guild: '1', kind: 'canned', name, title: name, body: 'x', by: '7',
      at: number }, { open: Infinity, recent: Infinity, withinMs: 1 })
    if (suggested.kind !== 'added') throw new Error(suggested.kind)
    // A comparison and what it settles are there together or not at all.
    await store.canned.save([
      cannedWrite({ name, aliases: [`alias ${number}`], body: 'x'.repeat(1_000), groups: ['g'], at: number }),
    ], { what: 'suggestion', id: suggested.id })
    const { restriction } = cannedWrite()
    await store.canned.restrictGroup({ guild: '1', name, restriction, seen: 0, by: '7', at: number })
    await store.passages.mark({ guild: '1', passage: name, digest: 'd', state: 'hidden', reason: 'r', seen: 0, by: '7',
      at: number })
    await store.profiles.save('1', String(number), { heard: [name], ruledOut: [], at: number })
    await store.questions.add('1', name, number)
    const article = articleWrite({ id: `own-${number}`, body: 'x'.repeat(1_000), at: number })
    await store.articles.save([article])
    await store.articles.review([{ guild: '1', id: article.id, place: 0, stance: 'neutral', by: '1', at: number }])
    await store.articles.save([articleWrite({ id: article.id, seen: 1, deleted: true, change: 'remove', at: number })])
    await store.counts.add([{ guild: '1', kind: 'asked', key: 'all', day: '2026-01-01', by: 1 }])
    writeSync(1, `${number}\n`)
  }
}

await Promise.all([0, 1, 2, 3].map(writeOn))
