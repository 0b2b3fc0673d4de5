#!/usr/bin/env node
// The built bot against the loopback Discord of the tests: first response times and memory. From the repository's root,
// after `npm run build`: node tests/bench/discord.mjs [--rate 50] [--seconds 30] [--members 500] [--servers 50]
// With --fast-forward 20: as much as happens in so many minutes, as fast as the bot takes it, and what memory is left with.
import { runBundled } from './bundled.mjs'

await runBundled('tests/support/discord/bench.ts')
