// The licences of everything that a production install brings: npm run licences. Read from the lockfile, without a
// network. Ends with 1 where one is not among those that go with ours.
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Permissive, or (MPL) binding only for changes to its own files, which we do not make. */
const accepted = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'MPL-2.0']

/** Packages whose package.json names none, and where their licence stands. */
const stated = new Map([['sylvester', 'MIT']]) // its LICENSE.txt

/** @returns {{ name: string, version: string, licence: string, isAccepted: boolean }[]} */
export function listLicences(lockfile = new URL('../../package-lock.json', import.meta.url)) {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'))
  return Object.entries(packages).flatMap(([path, { dev, devOptional, version, license }]) => {
    if (path === '' || dev || devOptional) return []
    const name = path.replace(/^.*node_modules\//, '')
    const licence = license ?? stated.get(name) ?? 'none stated'
    return [{ name, version, licence, isAccepted: accepted.includes(licence) }]
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = listLicences()
  for (const { name, version, licence, isAccepted } of found)
    process.stdout.write(`${licence}\t${name} ${version}${isAccepted ? '' : '\t<- look at this one'}\n`)
  if (found.some(({ isAccepted }) => !isAccepted)) process.exitCode = 1
}
