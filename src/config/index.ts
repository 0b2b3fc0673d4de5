/** Which settings are there, and what do they say? Environment in, one frozen value out. */
export { loadConfig, type Config } from './load.js'
export { settings, type LogLevel, type Setting } from './settings.js'
