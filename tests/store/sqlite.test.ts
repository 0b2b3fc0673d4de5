import { describeStore } from '../contracts/store.js'
import { openTestStore } from '../support/store.js'

describeStore('SQLite', openTestStore)
