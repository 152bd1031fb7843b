import { colourOf, cssColour } from './colour-of.ts'
import type { ColourToken } from './map-overlay.ts'
import { POINT_SHAPES, type PointShape } from './shapes.ts'

const FIELD = 16
const HALO_PX = 2

interface Sprite {
  image: ImageData
  pixelRatio: number
}

/** `point|diamond|status-due|16`, `pill|lamp|chart-2|14|30`: a map asks for pictures by name, and the name says all that is in them. */
export function spriteName(
  kind: 'point' | 'group' | 'pill' | 'hatch' | 'arrow',
  shape: string,
  color: string,
  size: number,
  roomPx = 0,
) {
  return `${kind}|${shape}|${color}|${size}|${roomPx}`
}

/** Draws the picture of a name; null for a name that is none of ours. */
export function drawSprite(name: string): Sprite | null {
  const [kind, shape, color, ...numbers] = name.split('|') as [string, PointShape, ColourToken, string, string]
  const [size, roomPx] = numbers.map(Number) as [number, number]
  if (kind === 'point') return onCanvas(size + 2 * HALO_PX, (pen) => drawPoint(pen, shape, color, size))
  if (kind === 'group') return onCanvas(size + 8, (pen) => drawGroup(pen, shape, color, size))
  if (kind === 'pill') {
    const [wide, high] = [size + roomPx + 8, size + 8]
    return onCanvas(wide, (pen) => drawPill(pen, shape, color, size, wide, high), high)
  }
  if (kind === 'hatch') return onCanvas(8, (pen) => drawHatch(pen, color))
  if (kind === 'arrow') return onCanvas(size, (pen) => drawArrow(pen, color, size))
  return null
}

function onCanvas(widePx: number, draw: (pen: CanvasRenderingContext2D) => void, highPx = widePx): Sprite {
  const pixelRatio = Math.max(1, Math.ceil(window.devicePixelRatio))
  const canvas = document.createElement('canvas')
  canvas.width = widePx * pixelRatio
  canvas.height = highPx * pixelRatio
  const pen = canvas.getContext('2d')!
  pen.scale(pixelRatio, pixelRatio)
  pen.lineJoin = 'round'
  draw(pen)
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio }
}

/** The halo keeps a shape apart from the streets and the others beside it. */
function drawPoint(pen: CanvasRenderingContext2D, shape: PointShape, color: ColourToken, size: number): void {
  const path = new Path2D(POINT_SHAPES[shape])
  const scale = size / FIELD
  pen.translate(HALO_PX, HALO_PX)
  pen.scale(scale, scale)
  pen.strokeStyle = cssColour('surface')
  pen.lineWidth = (2 * HALO_PX) / scale
  pen.stroke(path)
  pen.fillStyle = colourOf(color)
  pen.fill(path, 'evenodd')
  // Yellow alone is too pale on a light map: its edge carries the contrast.
  if (color !== 'status-half') return
  pen.strokeStyle = cssColour('half')
  pen.lineWidth = 1.2 / scale
  pen.stroke(path)
}

/** A disc with room for the number, and at its corner the shape of what it holds. */
function drawGroup(pen: CanvasRenderingContext2D, shape: PointShape, color: ColourToken, size: number): void {
  const middle = size / 2 + 4
  const disc = new Path2D()
  disc.arc(middle, middle, size / 2 - 1.5, 0, 2 * Math.PI)
  pen.strokeStyle = cssColour('surface')
  pen.lineWidth = 7
  pen.stroke(disc)
  pen.fillStyle = cssColour('surface')
  pen.fill(disc)
  pen.strokeStyle = color === 'status-half' ? cssColour('half') : colourOf(color)
  pen.lineWidth = 3
  pen.stroke(disc)
  const badge = Math.max(12, Math.round(size * 0.34))
  pen.translate(size + 8 - badge - 2 * HALO_PX, 0)
  drawPoint(pen, shape, color, badge)
}

/** The shape with room for a number beside it: quieter than a disc, for what is not a case. */
function drawPill(
  pen: CanvasRenderingContext2D,
  shape: PointShape,
  color: ColourToken,
  size: number,
  wide: number,
  high: number,
): void {
  const box = new Path2D()
  box.roundRect(1, 1, wide - 2, high - 2, 4)
  pen.fillStyle = cssColour('surface')
  pen.fill(box)
  pen.strokeStyle = cssColour('edge')
  pen.lineWidth = 1
  pen.stroke(box)
  pen.translate(4 - HALO_PX, 4 - HALO_PX)
  drawPoint(pen, shape, color, size)
}

function drawHatch(pen: CanvasRenderingContext2D, color: ColourToken): void {
  pen.strokeStyle = colourOf(color)
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const at of [-8, 0, 8]) {
    pen.moveTo(at - 1, 9)
    pen.lineTo(at + 9, -1)
  }
  pen.stroke()
}

function drawArrow(pen: CanvasRenderingContext2D, color: ColourToken, size: number): void {
  const path = new Path2D('M4 2 13 8 4 14Z')
  pen.scale(size / FIELD, size / FIELD)
  // Seen on the line of the same colour.
  pen.strokeStyle = cssColour('surface')
  pen.lineWidth = 3
  pen.stroke(path)
  pen.fillStyle = colourOf(color)
  pen.fill(path)
}
