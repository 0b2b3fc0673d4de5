#!/usr/bin/env bash
# @discordjs/rest 2.6.3 (discord.js 14.28.1), Node.js 20.20
#
# Discord says how long to wait after a 429 in the header Retry-After and in the body, as retry_after
# (https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit). Where a proxy drops the header, one
# expects the body to be read, or the call to fail after `retries`.
#
# The body is not read: the call is repeated at once. `retries` does not count these repetitions, so there is no end to
# them but its own count of 50 calls a second, and the event rateLimited does not come. Below, a server
# asks in its body to wait for 30 s, and gives in at the fortieth call.
#
# Seen:
#   calls: 40, rateLimited events: 0, under 10 s: true
#   answered: {"ok":true}
#
# Here: src/discord/connection/rest.ts puts the body's wait into the header, and bounds the repetitions.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
install @discordjs/rest@2.6.3
see 'calls: 40, rateLimited events: 0, under 10 s: true
answered: {"ok":true}' <<'PROGRAM'
import { createServer } from 'node:http'
import { REST } from '@discordjs/rest'

let calls = 0
const server = createServer((request, response) => {
  const isEnough = ++calls === 40
  response.writeHead(isEnough ? 200 : 429, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isEnough ? { ok: true }
    : { message: 'You are being rate limited.', retry_after: 30, global: false }))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const rest = new REST({ api: `http://127.0.0.1:${server.address().port}/api`, retries: 1 }).setToken('a.b.c')
let events = 0
rest.on('rateLimited', () => events++)
const since = performance.now()
const answer = await rest.get('/users/@me')
console.log(`calls: ${calls}, rateLimited events: ${events}, under 10 s: ${performance.now() - since < 10_000}`)
console.log(`answered: ${JSON.stringify(answer)}`)
process.exit()
PROGRAM
