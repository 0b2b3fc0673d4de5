// Runs before anything else is loaded, on whatever Node.js there is: only what an old one knows too.
import fs from 'node:fs'

/**
 * Whether this Node.js is at least the one that package.json asks for; if not, stderr and the exit code say so.
 *
 * @param {URL} manifest - Where package.json is.
 * @param {string} have - As in `process.versions.node`.
 */
export function isNodeNewEnough(manifest, have = process.versions.node) {
  const { engines } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  const wanted = engines.node.replace(/^>=\s*/, '')
  if (!isOlder(readVersion(have), readVersion(wanted))) return true
  process.stderr.write(`This program needs Node.js ${wanted} or newer, and this is ${have}: get one from ` +
    'https://nodejs.org, then run npm ci again.\n')
  process.exitCode = 2
  return false
}

function readVersion(words) {
  const [major, minor = 0] = words.split('.').map(Number)
  return { major, minor }
}

function isOlder(one, other) {
  return one.major < other.major || (one.major === other.major && one.minor < other.minor)
}
