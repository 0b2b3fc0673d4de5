/** How does this look? */
export { drawBars, maxBars, renderPng, type Bar, type BarChart } from './bars.js'
