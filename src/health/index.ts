/** Is the bot well, and what is it doing? Told to this machine alone; loaded only when a port is set. */
export { openHealth, type Health, type HealthOptions } from './health.js'
