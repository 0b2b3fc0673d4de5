import { openApp } from '../app.js'
import { placeOfCompiled } from './program.js'

// Run by the build, so that the first start is as fast as the second. What is wrong with the corpus is told by a start.
const app = openApp({ compiled: placeOfCompiled(() => undefined), onFault: () => undefined })
if (app.ok) await app.value.close()
