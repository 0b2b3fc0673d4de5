import { fileURLToPath } from 'node:url'

// Beside this file in the sources, and beside the bundle in dist/, where the build puts a copy.
const font = fileURLToPath(new URL('./font/inter.ttf', import.meta.url))

/**
 * SVG as PNG bytes, drawn off the main thread and with our own font alone: the same everywhere.
 *
 * @param svg - Its text in the family `Inter`. There are Latin letters in it, and no others.
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  // A native module that only pictures need: whoever never asks for one never loads it.
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Inter' },
  })
  return image.asPng()
}
