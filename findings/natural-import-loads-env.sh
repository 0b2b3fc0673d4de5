#!/usr/bin/env bash
# natural 8.1.1 with dotenv 17 as its own dependency, Node.js 20.20
#
# A library of stemmers and tokenisers. One expects its import to define functions.
#
# The import of its root reads .env of the working folder into process.env, several times over (its storage back
# ends each
# call dotenv), and prints a line for each on standard output, where a command-line program puts its answer; hundreds of
# files of three database clients are loaded as well. A subfolder (natural/lib/natural/stemmers) does none of this.
#
# Seen:
#   a stemmer alone: lines 0, variable undefined, files of database clients 0
#   the root: lines more than 0, variable from the file, files of database clients more than 100
#
# Here: eslint.config.js forbids the root; package.json replaces the clients.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
install natural@8.1.1
echo 'FROM_THE_FILE=from the file' >.env
see 'a stemmer alone: lines 0, variable undefined, files of database clients 0
the root: lines more than 0, variable from the file, files of database clients more than 100' <<'PROGRAM'
import { execFileSync } from 'node:child_process'

const script = (name) => `require(${JSON.stringify(name)}); console.log(JSON.stringify([String(process.env.FROM_THE_FILE),
  Object.keys(require.cache).filter((file) => /node_modules.(mongoose|mongodb|redis|@redis|memjs|pg)./.test(file)).length]))`
const look = (name) => {
  const lines = execFileSync(process.execPath, ['--input-type=commonjs', '-e', script(name)], { encoding: 'utf8' }).trim()
    .split('\n')
  const [variable, files] = JSON.parse(lines.at(-1))
  return { printed: lines.length - 1, variable, files }
}
const stemmer = look('natural/lib/natural/stemmers/porter_stemmer.js')
console.log(`a stemmer alone: lines ${stemmer.printed}, variable ${stemmer.variable}, files of database clients ${stemmer.files}`)
const root = look('natural')
const atLeast = (count, most) => (count > most ? `more than ${most}` : String(count))
console.log(`the root: lines ${atLeast(root.printed, 0)}, variable ${root.variable}, files of database clients ${
  atLeast(root.files, 100)}`)
PROGRAM
