/** Makes the README's pictures: real answers of the built house, drawn from the payloads that the bot sent. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../../../src/app.js'
import { startBot } from '../../../src/discord/index.js'
import { openDiscord } from './index.js'
import { makeLog } from './log.js'
import { drawPage, type Shot } from './picture.js'

const [folder = 'docs', browser = 'chromium'] = process.argv.slice(2)
const width = 460

const app = openApp({ onFault: (fault) => process.stderr.write(`${String(fault)}\n`) })
if (!app.ok) throw new Error(app.issues.map(({ message }) => message).join('\n'))
const discord = await openDiscord()
const bot = await startBot({ token: discord.token, apiBase: discord.apiBase, desk: app.value, log: makeLog(),
  onFatal: (fault) => process.stderr.write(`${fault.message}\n`) })
const pages = mkdtempSync(join(tmpdir(), 'backquote-pictures-'))
try {
  const ada = discord.member('Ada')
  const [question = ''] = app.value.examples('ask').map((example) =>
    example.replace(/^\S+ /, '').replace(/^(["'])(.*)\1$/, '$2')
  )
  const project =
    'A live dashboard for 5,000 people, fed by a machine learning model; no desktop app. Our team knows JavaScript.'
  const [left = '', right = ''] = (app.value.examples('compare')[0] ?? '').split(' ').slice(1)
  const asked = await ada.slash('ask', { question })
  const compared = await ada.slash('compare', { left, right })
  const recommended = await ada.slash('recommend', { project })
  const why = await ada.press(recommended, 'Why')
  shoot('ask', { asker: 'Ada', did: `/ask question:${question}`, messages: [asked.message] })
  shoot('compare', { asker: 'Ada', did: `/compare left:${left} right:${right}`, messages: [compared.message] })
  shoot('recommend', { asker: 'Ada', did: `/recommend project:${project}`,
    messages: [recommended.message, why.message] })
} finally {
  await bot.stop()
  await discord.close()
  rmSync(pages, { recursive: true })
}

/** One page, once to see how tall it is and once to keep. */
function shoot(name: string, shot: Shot): void {
  const page = join(pages, `${name}.html`)
  const measured = `${drawPage([shot], width)}<script>document.title = String(document.body.scrollHeight)</script>`
  writeFileSync(page, measured)
  const dom = run(['--dump-dom', `file://${page}`])
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? 1200)
  run([`--window-size=${width},${height}`, '--force-device-scale-factor=1',
    `--screenshot=${join(folder, `${name}.png`)}`, `file://${page}`])
  process.stdout.write(`${join(folder, `${name}.png`)}: ${width} × ${height}\n`)
}

function run(args: readonly string[]): string {
  // Outside a desktop, as in a container, Chromium starts only so.
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--hide-scrollbars', `--user-data-dir=${join(pages, 'profile')}`]
  return execFileSync(browser, [...quiet, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
