import { fromHtml } from 'hast-util-from-html'
import type { Element, Root } from 'hast'
import { elementsIn, textOf } from './page.js'
import type { Front } from './front.js'

/** Rows that no table is opened for: a browser would run their cells together. */
export const strayRows = /^\s*<(?:tr|td|th|thead|tbody)\b/i

export const parseHtml = (text: string): Root => fromHtml(strayRows.test(text) ? `<table>${text}</table>` : text)

// What pages say of themselves, under the names that front matter has for it.
const metaKeys = new Map([['og:title', 'title'], ['twitter:title', 'title'], ['author', 'author'],
  ['article:author', 'author'], ['article:published_time', 'published'], ['date', 'published'],
  ['datepublished', 'published'], ['dc.date', 'published'], ['og:site_name', 'publisher'], ['og:url', 'url']])

/** The particulars in the head of a page. */
export function readHead(tree: Root): Front {
  const found = new Map<string, string>()
  const add = (key: string | undefined, value: unknown): void => {
    if (key !== undefined && typeof value === 'string' && !found.has(key)) found.set(key, value)
  }
  for (const { properties } of elementsIn(tree, ({ tagName }) => tagName === 'meta')) {
    const name = properties.property ?? properties.name ?? properties.itemProp
    add(metaKeys.get(String(name).toLowerCase()), properties.content)
  }
  for (const { properties } of elementsIn(tree, isCanonical)) add('url', properties.href)
  for (const title of elementsIn(tree, ({ tagName }) => tagName === 'title').slice(0, 1)) add('title', textOf(title))
  return Object.fromEntries(found)
}

const isCanonical = ({ tagName, properties }: Element): boolean =>
  tagName === 'link' && Array.isArray(properties.rel) && properties.rel.includes('canonical')
