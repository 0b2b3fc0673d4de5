#!/usr/bin/env node
// Makes the pictures in docs/ again, from the messages that the bot sends to the loopback Discord of the tests. From the
// repository's root: node tests/bench/pictures.mjs [folder] [browser]. Needs Chromium on the path, or the browser named.
import { runBundled } from './bundled.mjs'

await runBundled('tests/support/discord/pictures.ts')
