import { ComponentType, type APIFileComponent, type APIMediaGalleryComponent } from 'discord.js'
import type { TextFile } from '../../answer/index.js'
import { foldLine } from './escape.js'
import type { Image, Page } from './fit.js'
import { clip, limits } from './limits.js'

/** What travels beside a message; it shows where a component names it. */
export interface Upload {
  readonly attachment: Buffer
  readonly name: string
}

/** @param at - Its place in the message: two pictures of one name would be one. */
export function writeImage({ name, alt }: Image, at: number): APIMediaGalleryComponent {
  const description = clip(foldLine(alt), limits.altText)
  return { type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${imageName(name, at)}` }, ...(description === '' ? {} : { description }) }] }
}

export function writeFile({ name }: TextFile): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${safeName(name)}` } }
}

/** In bytes. */
export const sizeOf = ({ text }: TextFile): number => Buffer.byteLength(text, 'utf8')

/** All that the components of a page, and the file below it, refer to. */
export function filesOf(page: Page, file: TextFile | undefined): Upload[] {
  const images = page.flatMap((piece, at) => (piece.kind === 'image'
    ? [{ attachment: Buffer.from(piece.image.png), name: imageName(piece.image.name, at) }]
    : [])
  )
  return [...images, ...(file ? [{ attachment: Buffer.from(file.text, 'utf8'), name: safeName(file.name) }] : [])]
}

const imageName = (name: string, at: number): string => `${at}-${safeName(name).replace(/\.png$/, '')}.png`

/** Discord rewrites names with other signs, and a component would then refer to nothing. */
const safeName = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '').slice(-60) || 'file'
