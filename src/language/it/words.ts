import { openWords } from '../words.js'

export const words = openWords('it', ['«', '»'])
