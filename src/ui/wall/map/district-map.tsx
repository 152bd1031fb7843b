import { type ReactNode, useEffect, useMemo } from 'react'
import { useBox } from '../use-box.ts'
import { useWall } from '../wall-context.tsx'
import css from './district-map.module.css'
import { drawBase, themeColour } from './draw-base.ts'
import { drawHeat, type HeatPoint } from './draw-heat.ts'
import { drawLights, type LightPoint } from './draw-lights.ts'
import type { GeoShapes } from './geo-shape.ts'
import { type Box, type LonLat, type Margin, type Projection, projectionOf } from './projection.ts'

export interface MapName {
  text: string
  point: LonLat
  /** Said louder than the others. */
  strong?: boolean
  /** Below the name, e.g. a number. */
  note?: ReactNode
}

export interface DistrictMapProps {
  /** What is shown, for those who cannot see it. */
  label: string
  /** Features with the property `layer`: district, streets, waters, greens, roads. */
  base: GeoShapes
  box: Box
  margin?: Partial<Margin>
  /** Name of the street that is looked at; the others step back. */
  chosen?: string | null
  heat?: readonly HeatPoint[]
  lights?: readonly LightPoint[]
  names?: readonly MapName[]
  /** Drawn on the ground, below the points, in the pixels of the map. */
  between?: (projection: Projection, width: number, height: number) => ReactNode
}

const NONE: readonly never[] = []

/**
 * The district on a wall: nobody moves it, so it is drawn once in exactly the pixels it has, with type as large as the
 * wall needs. No graphics card is asked for and nothing runs between two changes, so a night leaves nothing behind.
 */
export function DistrictMap(props: DistrictMapProps) {
  const { label, base, box, margin, chosen = null, heat = NONE, lights = NONE, names = NONE, between } = props
  const { sizes, theme } = useWall()
  const { ref, width, height } = useBox<HTMLElement>()
  const ground = useMemo(() => ({ canvas: null as HTMLCanvasElement | null }), [])
  const front = useMemo(() => ({ canvas: null as HTMLCanvasElement | null }), [])
  const { top = 0, right = 0, bottom = 0, left = 0 } = margin ?? {}
  const projection = useMemo(
    () => projectionOf(box, width, height, { top, right, bottom, left }),
    [box, width, height, top, right, bottom, left],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const pen = penOf(ground.canvas, width, height)
    if (pen) drawBase(pen, base, projection, chosen)
  }, [ground, base, projection, chosen, width, height, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const pen = penOf(front.canvas, width, height)
    if (!pen) return
    drawHeat(pen, heat, projection, themeColour('wall-heat'))
    drawLights(pen, lights, projection, Math.max(12, sizes.captionPx * 0.5))
  }, [front, heat, lights, projection, width, height, theme, sizes.captionPx])
  return (
    <figure ref={ref} className={css.map} aria-label={label}>
      <canvas
        ref={(canvas) => {
          ground.canvas = canvas
        }}
      />
      {width > 0 ? between?.(projection, width, height) : null}
      <canvas
        className={css.front}
        ref={(canvas) => {
          front.canvas = canvas
        }}
      />
      {width > 0
        ? names.map(({ text, point, strong, note }) => {
            const [x, y] = projection.at(point)
            return (
              <span key={text} className={css.name} data-strong={strong} style={{ left: x, top: y }}>
                {text}
                {note}
              </span>
            )
          })
        : null}
    </figure>
  )
}

/** The canvas made as large as it is shown, empty, in units of the page. */
function penOf(canvas: HTMLCanvasElement | null, width: number, height: number): CanvasRenderingContext2D | null {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen || width === 0 || height === 0) return null
  const times = Math.min(2, devicePixelRatio)
  canvas.width = Math.round(width * times)
  canvas.height = Math.round(height * times)
  pen.scale(times, times)
  return pen
}
