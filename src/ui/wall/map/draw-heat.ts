import type { LonLat, Projection } from './projection.ts'

export interface HeatPoint {
  point: LonLat
  /** How many lie here. */
  weight: number
}

/** Reach of one case on the ground. */
const REACH_M = 480
const LEVELS = 256

/**
 * Where cases lie close together, as a glow of one colour: what is densest now is full. Density is laid down in a small
 * picture of alphas first and coloured after, so that many faint spots add up.
 */
export function drawHeat(
  pen: CanvasRenderingContext2D,
  spots: readonly HeatPoint[],
  projection: Projection,
  colour: string,
): void {
  if (spots.length === 0) return
  const reach = Math.max(24, REACH_M * projection.scale)
  const part = 4
  const small = document.createElement('canvas')
  small.width = Math.ceil(pen.canvas.clientWidth / part)
  small.height = Math.ceil(pen.canvas.clientHeight / part)
  const spotPen = small.getContext('2d', { willReadFrequently: true })
  if (!spotPen || small.width === 0 || small.height === 0) return
  const stamp = stampOf(reach / part)
  for (const { point, weight } of spots) {
    const [x, y] = projection.at(point)
    spotPen.globalAlpha = Math.min(1, weight / 10)
    spotPen.drawImage(stamp, x / part - stamp.width / 2, y / part - stamp.height / 2)
  }
  const picture = spotPen.getImageData(0, 0, small.width, small.height)
  const { data } = picture
  let most = 1
  for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at]!)
  const [red, green, blue] = rgbOf(colour)
  for (let at = 0; at < data.length; at += 4) {
    const level = data[at + 3]! / most
    data[at] = red
    data[at + 1] = green
    data[at + 2] = blue
    // Faint spots stay faint: the eye is led to what is dense.
    data[at + 3] = Math.round(level ** 1.3 * 0.68 * (LEVELS - 1))
  }
  spotPen.globalAlpha = 1
  spotPen.putImageData(picture, 0, 0)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(small, 0, 0, pen.canvas.clientWidth, pen.canvas.clientHeight)
}

function stampOf(radius: number): HTMLCanvasElement {
  const stamp = document.createElement('canvas')
  stamp.width = stamp.height = Math.ceil(radius * 2)
  const pen = stamp.getContext('2d')!
  const fade = pen.createRadialGradient(radius, radius, 0, radius, radius, radius)
  fade.addColorStop(0, 'rgb(0 0 0 / 100%)')
  fade.addColorStop(0.5, 'rgb(0 0 0 / 38%)')
  fade.addColorStop(1, 'rgb(0 0 0 / 0%)')
  pen.fillStyle = fade
  pen.fillRect(0, 0, stamp.width, stamp.height)
  return stamp
}

function rgbOf(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}
