import { writeSync } from 'node:fs'
import { openStore, type StorePlace } from '../../src/store/index.js'
import { cannedWrite } from './store-values.js'

// A process that writes as fast as it can and says on standard output what has been acknowledged, until it is killed.
const place = JSON.parse(process.argv[2] ?? '') as StorePlace
const first = Number(process.argv[3])
const store = await openStore(place)

async function writeOn(lane: number): Promise<never> {
  for (let number = first + lane;; number += 4) {
    await store.canned.save([
      cannedWrite({ name: `entry ${number}`, aliases: [`alias ${number}`], body: 'x'.repeat(1_000), at: number }),
    ])
    await store.counts.add([{ guild: '1', kind: 'asked', key: 'all', day: '2026-01-01', by: 1 }])
    writeSync(1, `${number}\n`)
  }
}

await Promise.all([0, 1, 2, 3].map(writeOn))
