import { themeColour } from './draw-base.ts'
import type { LonLat, Projection } from './projection.ts'

/** `plain`: in hand and looked at for another reason than its clock. */
export type MapLight = 'red' | 'orange' | 'plain' | 'green'

export interface LightPoint {
  point: LonLat
  light: MapLight
  /** Over 1: stands for several. */
  count: number
}

const COLOURS = { red: 'over', orange: 'near-fill', plain: 'text', green: 'wall-calm' } as const

/** Cases by the shapes of their clocks: squares are overdue, diamonds nearly due, small dots all others. */
export function drawLights(
  pen: CanvasRenderingContext2D,
  lights: readonly LightPoint[],
  projection: Projection,
  size: number,
): void {
  const halo = themeColour('wall-land')
  const order: MapLight[] = ['green', 'plain', 'orange', 'red']
  for (const { point, light, count } of lights.toSorted((a, b) => order.indexOf(a.light) - order.indexOf(b.light))) {
    const [x, y] = projection.at(point)
    const isCalm = light === 'green'
    const grown = size * (isCalm ? 0.42 : 1) * Math.min(2, 1 + Math.log2(count) / 5)
    const shape = shapeOf(light, x, y, grown / 2)
    pen.lineJoin = 'round'
    if (!isCalm) {
      pen.lineWidth = 4
      pen.strokeStyle = halo
      pen.stroke(shape)
    }
    pen.fillStyle = themeColour(COLOURS[light])
    pen.fill(shape)
  }
}

function shapeOf(light: MapLight, x: number, y: number, half: number): Path2D {
  const path = new Path2D()
  if (light === 'red') path.rect(x - half * 0.86, y - half * 0.86, half * 1.72, half * 1.72)
  else if (light === 'orange') {
    path.moveTo(x, y - half * 1.12)
    path.lineTo(x + half * 1.12, y)
    path.lineTo(x, y + half * 1.12)
    path.lineTo(x - half * 1.12, y)
    path.closePath()
  } else path.arc(x, y, half * (light === 'plain' ? 0.86 : 1), 0, Math.PI * 2)
  return path
}
