import { ComponentType, SeparatorSpacingSize, type APIComponentInContainer,
  type APIMessageTopLevelComponent } from 'discord.js'
import { writeImage } from './attachments.js'
import type { Page, Piece } from './fit.js'

// Marks the question among a message's components, so that a press can read it back. Any 32-bit number not counted up from 1.
export const questionId = 7_110_117

/** What an answer says, within its edge. */
export function writeContainer(page: Page, accent: number): APIMessageTopLevelComponent {
  const components = page.map(writePiece)
  // Discord refuses an empty container; an answer that says nothing shows as a blank one.
  return { type: ComponentType.Container, accent_color: accent,
    components: components.length > 0 ? components : [{ type: ComponentType.TextDisplay, content: '\u200b' }] }
}

function writePiece(piece: Piece, at: number): APIComponentInContainer {
  switch (piece.kind) {
    case 'rule':
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }
    case 'question':
      return { type: ComponentType.TextDisplay, id: questionId, content: piece.markdown }
    case 'text':
      return { type: ComponentType.TextDisplay, content: piece.markdown }
    case 'image':
      return writeImage(piece.image, at)
  }
}
