import { openWords } from '../words.js'

// British lists have no comma before "and".
export const words = openWords('en-GB', ['“', '”'])
