import { type PrintedCell, type PrintedGrid, UNFRAMED } from './printed-grid.ts'

/** Fonts by the names under which the printing program offers them, then those of office computers. */
const SONG = `'Noto Serif SC Variable', 'Source Han Serif SC', 'Noto Serif CJK SC', SimSun, 宋体, serif`
const TITLE = `FZXiaoBiaoSong-B05S, 方正小标宋简体, ${SONG}`
const MARGIN_MM = 18

/** The sheet's own style; every rule lies under `.printed`, so that a page may show it among other things. */
export const GRID_CSS = `
.printed { color: #000; background: #fff; font: 10.5pt/1.35 ${SONG}; }
.printed table { border-collapse: collapse; table-layout: fixed; }
.printed td { border: 0.5pt solid #000; padding: 1mm 1.2mm; text-align: center; vertical-align: middle; white-space: pre-wrap; overflow-wrap: anywhere; font-weight: 400; }
.printed td.text { text-align: left; }
.printed td.label, .printed td.heading { text-wrap: balance; }
.printed td.number { font-variant-numeric: tabular-nums; }
.printed td.title { border: 0; font: 700 18pt/1.4 ${TITLE}; padding: 0 0 4mm; text-wrap: balance; }
.printed td.line { border: 0; text-align: left; padding: 1mm 0; }
.printed td.remark { border: 0; text-align: left; font-size: 9pt; padding: 0.6mm 0; }
.printed tr { break-inside: avoid; }`

const PAGE_CSS = (orientation: string) => `
@page { size: A4 ${orientation}; margin: ${MARGIN_MM}mm; }
html, body { margin: 0; padding: 0; }
section + section { break-before: page; }`

/** One grid as a table, for a page that has `GRID_CSS`. */
export function gridTable(grid: PrintedGrid): string {
  const width = grid.columnsMm.reduce((sum, mm) => sum + mm, 0)
  const columns = grid.columnsMm.map((mm) => `<col style="width:${mm}mm">`).join('')
  const rows = grid.rows.map((row) => {
    const height = row.leastMm ? ` style="height:${row.leastMm}mm"` : ''
    return `<tr${height}>${row.cells.map(cellHtml).join('')}</tr>`
  })
  return `<div class="printed"><table style="width:${width}mm"><colgroup>${columns}</colgroup><tbody>${rows.join('\n')}</tbody></table></div>`
}

/** A whole page to print or to preview: each grid begins a sheet of A4. `fontCss` says where the letters come from. */
export function gridHtml(title: string, grids: readonly PrintedGrid[], fontCss = ''): string {
  const orientation = grids[0]?.orientation ?? 'portrait'
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    `<style>${fontCss}${PAGE_CSS(orientation)}${GRID_CSS}</style></head><body>` +
    `${grids.map((grid) => `<section>${gridTable(grid)}</section>`).join('\n')}</body></html>`
  )
}

function cellHtml({ text, colSpan, rowSpan, style }: PrintedCell): string {
  const span = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  // A frame of several rows may be cut by the end of a page; one row may not.
  const kind = UNFRAMED.includes(style) ? `${style} bare` : style
  return `<td class="${kind}"${span}>${escapeHtml(text)}</td>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}
