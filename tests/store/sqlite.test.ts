import { openDatabase } from '../../src/store/open.js'
import { describeStore } from '../contracts/store.js'
import { openScratch } from '../support/scratch.js'

const newFolder = openScratch()

describeStore('SQLite', () => {
  const folder = newFolder()
  return Promise.resolve(() => openDatabase({ kind: 'sqlite', folder }))
})
