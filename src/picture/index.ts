/** How does this look? */
export { drawBars, maxBars, type Bar, type BarChart } from './bars.js'
export { renderPng } from './png.js'
