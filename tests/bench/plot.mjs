const width = 760
const height = 460
const margin = { left: 70, right: 190, top: 50, bottom: 50 }
const colours = ['#0b6e4f', '#c8553d', '#3d5a80', '#8f5aa8', '#b8860b', '#555555', '#2a9d8f', '#d1495b']

/**
 * Lines over two logarithmic axes.
 *
 * @param series - `{ name, points: [x, y][] }`, y above 0.
 */
export function plot(title, xLabel, yLabel, series) {
  const points = series.flatMap((each) => each.points)
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => Math.log10(point[axis])))
  const range = (values) => [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))]
  const [[x0, x1], [y0, y1]] = [range(xs), range(ys)]
  const x = (value) =>
    margin.left + ((Math.log10(value) - x0) / Math.max(1, x1 - x0)) * (width - margin.left - margin.right)
  const y = (value) =>
    height - margin.bottom - ((Math.log10(value) - y0) / Math.max(1, y1 - y0)) * (height - margin.top - margin.bottom)
  const text = (at, to, content, extra = '') =>
    `<text x="${at}" y="${to}" font-size="12" ${extra}>${content.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`
  const powers = (from, to) => Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step))
  const number = (value) => (value >= 1 ? value.toLocaleString('en') : String(value))
  const grid = [
    ...powers(x0, x1).map((value) =>
      `<line x1="${x(value)}" y1="${y(10 ** y0)}" x2="${x(value)}" y2="${y(10 ** y1)}" stroke="#ddd"/>${
        text(x(value), height - margin.bottom + 18, number(value), 'text-anchor="middle"')
      }`
    ),
    ...powers(y0, y1).map((value) =>
      `<line x1="${x(10 ** x0)}" y1="${y(value)}" x2="${x(10 ** x1)}" y2="${y(value)}" stroke="#ddd"/>${
        text(margin.left - 8, y(value) + 4, number(value), 'text-anchor="end"')
      }`
    ),
  ]
  const lines = series.map(({ name, points: each }, at) => {
    const colour = colours[at % colours.length]
    const path = each.map((point, step) =>
      `${step === 0 ? 'M' : 'L'}${x(point[0]).toFixed(1)} ${y(point[1]).toFixed(1)}`
    ).join(' ')
    const dots = each.map((point) =>
      `<circle cx="${x(point[0]).toFixed(1)}" cy="${y(point[1]).toFixed(1)}" r="3" fill="${colour}"/>`
    ).join('')
    const legend = `${text(width - margin.right + 34, margin.top + 14 + at * 20, name)}<rect x="${
      width - margin.right + 14
    }" y="${margin.top + 4 + at * 20}" width="12" height="12" fill="${colour}"/>`
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${legend}`
  })
  const labels = [
    text(margin.left, 26, title, 'font-weight="bold"'),
    text((margin.left + width - margin.right) / 2, height - 12, xLabel, 'text-anchor="middle"'),
    text(18, height / 2, yLabel, `text-anchor="middle" transform="rotate(-90 18 ${height / 2})"`),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>${
    [...grid, ...lines, ...labels].join('\n')
  }</svg>\n`
}
