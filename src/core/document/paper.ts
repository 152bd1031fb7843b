import type { CellStyle } from './printed-grid.ts'

/** Printed sheets of A4. */
export const A4_MM = { width: 210, height: 297 } as const
export const MARGIN_MM = 18

const BODY_POINTS = 10
const POINTS: Partial<Record<CellStyle, number>> = { title: 18, remark: 8.5 }
const LEAST_POINTS = 6
const MM_OF_POINT = 25.4 / 72
/** A digit of a song-type font is a little wider than half its height. */
const DIGIT = 0.56
/** Frame and air to both sides of a number. */
const NUMBER_AIR_MM = 1.8

/** Size of the letters of a cell. */
export const pointsOf = (style: CellStyle): number => POINTS[style] ?? BODY_POINTS

/** As `pointsOf`; a number that is too long for its column is written smaller, since a number is never broken. */
export function fittedPoints(style: CellStyle, text: string, widthMm: number): number {
  const points = pointsOf(style)
  if (style !== 'number' || text === '') return points
  const fits = (widthMm - NUMBER_AIR_MM) / (text.length * DIGIT * MM_OF_POINT)
  return fits >= points ? points : Math.max(LEAST_POINTS, Math.floor(fits * 2) / 2)
}

export const mmOfPoints = (points: number): number => points * MM_OF_POINT
