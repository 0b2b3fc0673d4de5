/** Rows of strings and numbers as a Markdown table; numbers stand to the right. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const line = (row, pad) => `| ${row.map((cell, column) => pad(cell, column)).join(' | ')} |`
  const isNumber = head.map((_, column) => column > 0)
  const padded = (cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))
  const rule = `| ${
    widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')
  } |`
  return [line(cells[0], padded), rule, ...cells.slice(1).map((row) => line(row, padded))].join('\n')
}

export const show = (value, digits = 3) => (Number.isFinite(value) ? Number(value.toPrecision(digits)).toString() : '–')
