import { mmOfPoints, pointsOf } from '#core/document/paper.ts'
import { placeCells } from '#core/document/place-cells.ts'
import type { PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'

const LINE = 1.4
/** Frame and air beside and above the letters. */
const SIDE_MM = 2.4
const AIR_MM = 1.6

/**
 * How high the rows must be so that no text is cut, in millimetres: programs for spreadsheets do not fit rows to cells
 * that span several, so it is reckoned from the widths. A Han character is as wide as high, others half of it.
 */
export function rowHeightsMm(grid: PrintedGrid): number[] {
  const heights = grid.rows.map((row) => Math.max(row.leastMm ?? 0, lineMm('text') + AIR_MM))
  const tall: { from: number; to: number; needs: number }[] = []
  for (const { cell, row, column } of placeCells(grid).flat()) {
    const width = grid.columnsMm.slice(column, column + cell.colSpan).reduce((sum, mm) => sum + mm, 0)
    const needs = heightOf(cell, width)
    if (cell.rowSpan === 1) heights[row] = Math.max(heights[row]!, needs)
    else tall.push({ from: row, to: row + cell.rowSpan, needs })
  }
  // What a tall cell still lacks is shared by its rows.
  for (const { from, to, needs } of tall) {
    const lacks = needs - heights.slice(from, to).reduce((sum, mm) => sum + mm, 0)
    if (lacks > 0) for (let row = from; row < to; row++) heights[row]! += lacks / (to - from)
  }
  return heights
}

function heightOf({ text, style }: PrintedCell, widthMm: number): number {
  if (style === 'number') return lineMm(style) + AIR_MM
  const em = mmOfPoints(pointsOf(style))
  const room = Math.max(1, (widthMm - SIDE_MM) / em)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(emsOf(line) / room)), 0)
  return lines * lineMm(style) + AIR_MM
}

const emsOf = (line: string) => [...line].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0)
const lineMm = (style: PrintedCell['style']) => mmOfPoints(pointsOf(style)) * LINE
