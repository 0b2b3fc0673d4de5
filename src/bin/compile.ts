import { openApp } from '../app.js'
import { placeOfCompiled } from './program.js'
import { warmUp } from './warm-up.js'

// Run by the build, so that the first start is as fast as the second. What is wrong with the corpus is told by a start.
const app = openApp({ compiled: placeOfCompiled(() => undefined), onFault: () => undefined })
if (app.ok) {
  // What is worked out at the first question and the first keystroke is kept as well.
  await warmUp(app.value)
  app.value.finishCompiling()
  await app.value.close()
}
