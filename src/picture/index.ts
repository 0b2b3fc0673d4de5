/** How does this look? */
export { drawBars, drawSides, maxBars, renderPng, type BarChart, type SideChart } from './bars.js'
