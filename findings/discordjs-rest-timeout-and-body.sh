#!/usr/bin/env bash
# @discordjs/rest 2.6.3 (discord.js 14.28.1), Node.js 20.20
#
# The option `timeout` is documented as the time to wait before a request is aborted, 15 s by default. One expects a
# call
# to have failed by then, or once more as long after `retries: 1`.
#
# The timer is cleared when the headers are there: a body that stalls holds the call until the HTTP client's own limit
# of 300 s, whatever `timeout` says. Below, `timeout` is 0.5 s; the server sends its headers and the first byte at once,
# and the rest after 4 s.
#
# Seen:
#   given up within 3 s: false
#   answered in the end: {"ok":true}
#
# Here: src/discord/connection/rest.ts reads the body within makeRequest, where the timer still runs.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
install @discordjs/rest@2.6.3
see 'given up within 3 s: false
answered in the end: {"ok":true}' <<'PROGRAM'
import { createServer } from 'node:http'
import { REST } from '@discordjs/rest'

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{')
  setTimeout(() => response.end('"ok":true}'), 4_000)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const rest = new REST({ api: `http://127.0.0.1:${server.address().port}/api`, timeout: 500, retries: 1 }).setToken('a.b.c')
const call = rest.get('/users/@me')
const isSettled = call.then(() => true, () => true)
const isPending = new Promise((resolve) => setTimeout(resolve, 3_000, false))
console.log(`given up within 3 s: ${await Promise.race([isSettled, isPending])}`)
console.log(`answered in the end: ${JSON.stringify(await call)}`)
process.exit()
PROGRAM
