import { isData, listOf, textOf, type Data } from './checks.js'
import { flags } from './limits.js'
import type { Message } from './messages.js'

/** What a picture shows above a message: what somebody did, and to whom the answer is visible. */
export interface Shot {
  readonly asker: string
  /** The command as it was used, or the words that were written. */
  readonly did: string
  readonly messages: readonly Message[]
}

/** A page that shows messages as Discord's phone client does, from the very components that were sent. */
export function drawPage(shots: readonly Shot[], width: number): string {
  return `<!doctype html><meta charset="utf-8"><style>${style(width)}</style>${shots.map(drawShot).join('')}`
}

function drawShot({ asker, did, messages }: Shot): string {
  return `<section><p class="did"><b>${escape(asker)}</b> used <code>${escape(did)}</code></p>${
    messages.map(drawMessage).join('')
  }</section>`
}

function drawMessage(message: Message): string {
  const isPrivate = (message.flags & flags.ephemeral) !== 0
  const parts = message.components.map(drawComponent).join('')
  const note = isPrivate ? '<p class="private">Only you can see this</p>' : ''
  return `<article class="${
    isPrivate ? 'for-one' : ''
  }"><p class="name">Backquote <span>APP</span></p>${parts}${note}</article>`
}

const drawers: Readonly<Record<number, (component: Data) => string>> = {
  1: (row) => `<div class="row">${drawAll(row)}</div>`,
  2: (button) => `<button${button['disabled'] === true ? ' disabled' : ''}>${escape(textOf(button['label']))}</button>`,
  3: drawSelect,
  10: (text) => `<div class="text">${drawMarkdown(textOf(text['content']))}</div>`,
  14: () => '<hr>',
  17: (container) =>
    `<div class="container" style="border-color:#${
      Number(container['accent_color'] ?? 0x4e5058).toString(16).padStart(6, '0')
    }">${drawAll(container)}</div>`,
}

function drawComponent(component: unknown): string {
  if (!isData(component)) return ''
  const draw = drawers[Number(component['type'])]
  if (!draw) throw new Error(`no drawing for a component of type ${String(component['type'])}`)
  return draw(component)
}

const drawAll = (parent: Data): string => listOf(parent['components']).map(drawComponent).join('')

function drawSelect(select: Data): string {
  const picked = listOf(select['options']).filter((option) => option['default'] === true)
  const shown = picked.length === 0
    ? escape(textOf(select['placeholder']))
    : picked.map(({ label }) => `<span>${escape(textOf(label))}</span>`).join('')
  return `<div class="select">${shown}<i>⌄</i></div>`
}

/** Draws the part of Discord's Markdown that the program writes. */
function drawMarkdown(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((
      part,
    ) => (part.startsWith('```')
      ? `<pre>${escape(part.slice(3, -3).trim())}</pre>`
      : part.split('\n').map(drawLine).join(''))
    )
    .join('')
}

function drawLine(line: string): string {
  const [, sign = '', rest = line] = /^(-# |#{1,3} |> |- |\d+\. )?(.*)$/s.exec(line) ?? []
  if (sign === '-# ') return `<small>${drawInline(rest)}</small>`
  if (sign.startsWith('#')) return `<h3>${drawInline(rest)}</h3>`
  if (sign === '> ') return `<blockquote>${drawInline(rest)}</blockquote>`
  if (sign !== '') return `<p class="item"><b>${sign === '- ' ? '•' : sign}</b> ${drawInline(rest)}</p>`
  return `<p>${drawInline(rest)}</p>`
}

const inline = new RegExp(
  [/\\([^\w\s])/, /`([^`]+)`/, /\*\*((?:\\.|[^*\\]|\*(?!\*))+)\*\*/, /\*((?:\\.|[^*\\])+)\*/,
    /\[((?:\\.|[^\]\\])+)\]\(<?([^>)]+)>?\)/].map(({ source }) => source).join('|'),
)

function drawInline(text: string): string {
  const match = inline.exec(text)
  if (!match) return escape(text)
  const [whole, literal, code, bold, italic, words, address] = match
  const drawn = literal !== undefined
    ? escape(literal)
    : code !== undefined
    ? `<code>${escape(code)}</code>`
    : bold !== undefined
    ? `<b>${drawInline(bold)}</b>`
    : italic !== undefined
    ? `<i>${drawInline(italic)}</i>`
    : `<a title="${escape(address ?? '')}">${drawInline(words ?? '')}</a>`
  return `${escape(text.slice(0, match.index))}${drawn}${drawInline(text.slice(match.index + whole.length))}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const style = (width: number): string => `
  * { box-sizing: border-box; margin: 0; }
  body { width: ${width}px; background: #313338; color: #dbdee1; padding: 14px;
    font: 15px/1.38 "DejaVu Sans", "Liberation Sans", sans-serif; }
  section + section { margin-top: 18px; }
  .did { color: #b5bac1; font-size: 13px; margin-bottom: 8px; } .did code { color: #c9cdfb; }
  .name { font-weight: 600; color: #f2f3f5; margin-bottom: 4px; }
  .name span { background: #5865f2; color: white; font-size: 10px; border-radius: 3px; padding: 1px 5px;
    vertical-align: 2px; }
  article { margin-bottom: 10px; } article.for-one { background: #2f3147; margin-inline: -14px; padding: 8px 14px; }
  .private { color: #949ba4; font-size: 12px; margin-top: 6px; }
  .container { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px;
    padding: 12px 14px; }
  .container > * + * { margin-top: 8px; }
  .text p, .text small, .text h3 { display: block; } h3 { font-size: 16px; color: #f2f3f5; }
  small { font-size: 12.5px; color: #949ba4; } b { color: #f2f3f5; } small b { color: #b5bac1; }
  a { color: #00a8fc; } code { background: #1e1f22; border-radius: 3px; padding: 0 3px; font-size: 13px; }
  pre { background: #1e1f22; padding: 8px; border-radius: 4px; white-space: pre-wrap; font-size: 13px; }
  blockquote { border-left: 4px solid #4e5058; border-radius: 3px; padding-left: 10px; }
  .item { padding-left: 1.1em; text-indent: -1.1em; } hr { border: 0; border-top: 1px solid #3f4147; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  button { background: #4e5058; color: #f2f3f5; border: 0; border-radius: 4px; padding: 7px 14px; font: inherit;
    font-size: 14px; }
  button[disabled] { opacity: .5; }
  .select { background: #1e1f22; color: #949ba4; border-radius: 4px; padding: 8px 28px 8px 10px; width: 100%;
    position: relative; font-size: 14px; }
  .select span { display: inline-block; background: #3f4147; color: #f2f3f5; border-radius: 3px; padding: 1px 6px;
    margin: 1px 4px 1px 0; }
  .select i { position: absolute; right: 10px; top: 6px; }
`
