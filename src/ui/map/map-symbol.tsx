import { COLOUR_VARIABLES, type ColourToken, LIGHT_SYMBOLS, type OverlayShape } from './map-overlay.ts'
import { isPointShape, POINT_SHAPES } from './shapes.ts'

/** What stands on the map for a layer, for legends and lists: the same shape in the same colour; of `light` two. */
export function MapSymbol({ shape, color, size = 16 }: { shape: OverlayShape; color: ColourToken; size?: number }) {
  const paint = `var(--${COLOUR_VARIABLES[color]})`
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" data-shape={shape}>
      {drawing(shape, color, paint)}
    </svg>
  )
}

function drawing(shape: OverlayShape, color: ColourToken, paint: string) {
  if (shape === 'light')
    return (['green', 'red'] as const).map((light, at) => {
      const [point, token] = LIGHT_SYMBOLS[light]
      const place = `translate(${at === 0 ? '6 6' : '0 0'}) scale(.6)`
      return <path key={light} d={POINT_SHAPES[point]} fill={`var(--${COLOUR_VARIABLES[token]})`} transform={place} />
    })
  if (isPointShape(shape))
    return (
      <path
        d={POINT_SHAPES[shape]}
        fill={paint}
        fillRule="evenodd"
        {...(color === 'status-half' ? { stroke: 'var(--half)' } : {})}
      />
    )
  if (shape === 'heat')
    return (
      <>
        <circle cx="8" cy="8" r="7" fill={paint} opacity=".25" />
        <circle cx="8" cy="8" r="4.5" fill={paint} opacity=".45" />
        <circle cx="8" cy="8" r="2" fill={paint} />
      </>
    )
  // Pale surfaces (water, green, roads) are seen by their edge.
  const edge = { stroke: 'var(--edge)', strokeWidth: 0.8 }
  if (shape === 'fill') return <path d="M1.5 3h13v10h-13Z" fill={paint} {...edge} />
  if (shape === 'outline') return <path d="M2 3.5h12v9H2Z" fill="none" stroke={paint} strokeWidth="1.8" />
  if (shape === 'hatch')
    return (
      <g stroke={paint} strokeWidth="1.3" fill="none">
        <path d="M1.5 3h13v10h-13Z" />
        <path d="M1.5 8 6.5 3M2.5 13 12 3M8 13l6.5-6.5" />
      </g>
    )
  if (shape === 'double') return <path d="M1 6h14M1 10h14" stroke={paint} strokeWidth="1.8" />
  if (shape === 'flow') return <path d="M1 8h9M8 4l5 4-5 4Z" stroke={paint} fill={paint} strokeWidth="1.8" />
  const dashes = { solid: undefined, dashed: '4 2.5', dotted: '0.1 3.6' }[shape]
  return (
    <>
      {color === 'road' ? <path d="M1 8h14" stroke="var(--map-road-edge)" strokeWidth="5" /> : null}
      <path
        d="M1 8h14"
        stroke={paint}
        strokeWidth="2.6"
        strokeDasharray={dashes}
        strokeLinecap={shape === 'dotted' ? 'round' : 'butt'}
      />
    </>
  )
}
