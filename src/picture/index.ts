/** How does this look? */
export { drawBars, maxBars, renderPng, type BarChart } from './bars.js'
