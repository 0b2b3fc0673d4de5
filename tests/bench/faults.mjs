#!/usr/bin/env node
// The built bot against the loopback Discord of the tests, with each fault of Discord's in turn while people go on asking:
// who is answered, who is not, and whether anything is said twice. Ends with 1 where that is not as it should be. From the repository's root, after `npm run build`:
// node tests/bench/faults.mjs [--rate 20] [--seconds 6] [--only <part of a name>]
import { runBundled } from './bundled.mjs'

await runBundled('tests/support/discord/fault-bench.ts')
