import { A4_MM, fittedPoints, MARGIN_MM, pointsOf } from './paper.ts'
import { type PlacedCell, placeCells } from './place-cells.ts'
import type { PrintedGrid } from './printed-grid.ts'

/** Fonts by the names under which the printing program offers them, then those of office computers. */
const SONG = `'Noto Serif SC Variable', 'Source Han Serif SC', 'Noto Serif CJK SC', SimSun, 宋体, serif`

/** The sheet's own style; every rule lies under `.printed`, so that a page may show it among other things. */
export const GRID_CSS = `
.printed { color: #000; background: #fff; font: ${pointsOf('text')}pt/1.35 ${SONG}; }
.printed table { border-collapse: collapse; table-layout: fixed; margin: 0 auto; }
.printed td { border: 0.5pt solid #000; padding: 0.9mm 0.8mm; text-align: center; vertical-align: middle; white-space: pre-wrap; overflow-wrap: anywhere; line-break: strict; }
.printed td.label, .printed td.heading { text-wrap: balance; }
.printed td.text { text-align: left; padding-inline: 1.4mm; }
.printed td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.printed td.title { border: 0; font-size: ${pointsOf('title')}pt; font-weight: 700; padding: 0 0 4mm; text-wrap: balance; }
.printed td.line, .printed td.lead { border: 0; text-align: left; padding-inline: 0; }
.printed td.lead { text-align: right; }
.printed td.remark { border: 0; text-align: left; font-size: ${pointsOf('remark')}pt; padding: 0.4mm 0; }
.printed td.whole { break-inside: avoid; }`

const pageCss = (orientation: string) => `
@page { size: A4 ${orientation}; margin: ${MARGIN_MM - 4}mm ${MARGIN_MM - 1}mm; }
html, body { margin: 0; padding: 0; }
section + section { break-before: page; }`

/** One grid as a table, for a page that has `GRID_CSS`. */
export function gridTable(grid: PrintedGrid): string {
  const width = grid.columnsMm.reduce((sum, mm) => sum + mm, 0)
  const columns = grid.columnsMm.map((mm) => `<col style="width:${mm}mm">`).join('')
  const rows = placeCells(grid).map((cells, at) => {
    const least = grid.rows[at]!.leastMm
    const height = least ? ` style="height:${least}mm"` : ''
    return `<tr${height}>${cells.map((cell) => cellHtml(cell, grid.columnsMm)).join('')}</tr>`
  })
  return `<div class="printed"><table style="width:${width}mm"><colgroup>${columns}</colgroup><tbody>${rows.join('\n')}</tbody></table></div>`
}

/** A whole page to print or to preview: each grid begins a sheet of A4. `fontCss` says where the letters come from. */
export function gridHtml(title: string, grids: readonly PrintedGrid[], fontCss = ''): string {
  const orientation = grids[0]?.orientation ?? 'portrait'
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    `<style>${fontCss}${pageCss(orientation)}${GRID_CSS}</style></head><body>` +
    `${grids.map((grid) => `<section>${gridTable(grid)}</section>`).join('\n')}</body></html>`
  )
}

/** Width of a printed sheet, for a preview that shows it as it comes from the printer. */
export const sheetWidthMm = ({ orientation }: PrintedGrid): number =>
  orientation === 'portrait' ? A4_MM.width : A4_MM.height

function cellHtml({ cell, column }: PlacedCell, columnsMm: readonly number[]): string {
  const { text, colSpan, rowSpan, style } = cell
  const span = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  const width = columnsMm.slice(column, column + colSpan).reduce((sum, mm) => sum + mm, 0)
  const points = fittedPoints(style, text, width)
  const size = points === pointsOf(style) ? '' : ` style="font-size:${points}pt"`
  // The end of a page may cut a cell that runs over several rows, but no other.
  return `<td class="${style}${rowSpan === 1 ? ' whole' : ''}"${span}${size}>${escapeHtml(text)}</td>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}
