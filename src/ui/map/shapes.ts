/**
 * Shapes of points on a field of 16 by 16, as SVG paths (even-odd): the map draws them on a canvas, legends as SVG.
 * Each is told from the others without colour.
 */
export const POINT_SHAPES = {
  circle: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  square: 'M2.5 2.5h11v11h-11Z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8Z',
  triangle: 'M8 1.2 15.2 14H.8Z',
  hexagon: 'M4.6 2h6.8L15 8l-3.6 6H4.6L1 8Z',
  star: 'm8 .8 2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12.1l-4.5 2.6 1.1-5.1L.7 6.1l5.2-.5Z',
  ring: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 3.4a3.1 3.1 0 1 0 0 6.2 3.1 3.1 0 0 0 0-6.2Z',
  dot: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  bars: 'M2.5 2h4v12h-4ZM9.5 2h4v12h-4Z',
  gap: 'M6.6 1.7v2.7a3.9 3.9 0 0 0-2.2 2.2H1.7a6.5 6.5 0 0 1 4.9-4.9Zm2.8 0a6.5 6.5 0 0 1 4.9 4.9h-2.7a3.9 3.9 0 0 0-2.2-2.2Zm4.9 7.7a6.5 6.5 0 0 1-4.9 4.9v-2.7a3.9 3.9 0 0 0 2.2-2.2Zm-7.7 4.9a6.5 6.5 0 0 1-4.9-4.9h2.7a3.9 3.9 0 0 0 2.2 2.2Z',
  person: 'M8 1a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM2 15c0-4.2 2.4-6.8 6-6.8s6 2.6 6 6.8Z',
  shield: 'M8 .8 14.5 3v4.6c0 3.6-2.4 6.4-6.5 7.8-4.1-1.4-6.5-4.2-6.5-7.8V3Z',
  pin: 'M8 .6a5.6 5.6 0 0 1 5.6 5.6c0 3.8-5.6 9.4-5.6 9.4S2.4 10 2.4 6.2A5.6 5.6 0 0 1 8 .6Zm0 3.5a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z',
  drop: 'M8 .6c2.9 3.7 5 6.3 5 9.2a5 5 0 0 1-10 0c0-2.9 2.1-5.5 5-9.2Z',
  flame:
    'M8.4.6c.5 2.8 4.9 4.7 4.9 9.1a5.2 5.2 0 0 1-10.6.1c0-2.2 1-3.6 2.1-4.8.2 1.4.7 2.1 1.4 2.5C6 4.7 6.7 2.3 8.4 .6Z',
  bolt: 'M9.8 .8 2.8 9.2h4l-1 6 7.4-8.8h-4.3Z',
  flag: 'M2.5 .8h2v.9h9l-2.2 3.4 2.2 3.4h-9v6.7h-2Z',
  plus: 'M5.5 1.5h5v4h4v5h-4v4h-5v-4h-4v-5h4Z',
  cross: 'M3.6 1.2 8 5.6l4.4-4.4 2.4 2.4L10.4 8l4.4 4.4-2.4 2.4L8 10.4l-4.4 4.4-2.4-2.4L5.6 8 1.2 3.6Z',
  lamp: 'M3 7.2a5 5 0 0 1 10 0Zm4 1.2h2v4.8h2.5V15h-7v-1.8H7Z',
  bin: 'M6 1h4v1.5h4v2H2v-2h4Zm-3 4.7h10L12.1 15H3.9Z',
  tree: 'M8 .8 13.2 7h-2.4l3.7 4.5H9.2V15H6.8v-3.5H1.5L5.2 7H2.8Z',
  truck:
    'M.8 3.5h8.7v7.7H.8Zm9.5 2.3h2.6l2.3 2.7v2.7h-4.9ZM4 10.5a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Zm8 0a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z',
  box: 'M1.5 2h13v3.5h-13Zm.7 4.6h11.6V14.5H2.2Zm3.8 1.4v1.8h4V8Z',
  tower: 'M4 15.2V3.5L8 .8l4 2.7v11.7ZM6 5.5v1.8h1.5V5.5Zm2.7 0v1.8h1.5V5.5ZM6 9v1.8h1.5V9Zm2.7 0v1.8h1.5V9Z',
  factory: 'M1 15V6.5l4 2.7V6.5l4 2.7V1.5h5V15Z',
  bridge: 'M.8 4h14.4v2.8h-1.4V13h-2.6a3.2 3.2 0 0 0-6.4 0H2.2V6.8H.8Z',
  arch: 'M1 14.5V8a7 7 0 0 1 14 0v6.5h-3.6V8.6a3.4 3.4 0 0 0-6.8 0v5.9Z',
  camera: 'M1 4h10v8H1Zm10.8 2.8L15.2 4.5v7l-3.4-2.3Z',
  plug: 'M4.8 .8h1.8v4h2.8v-4h1.8v4H13v3.4a4.2 4.2 0 0 1-4 4.2v2.8H7v-2.8a4.2 4.2 0 0 1-4-4.2V4.8h1.8Z',
  grid: 'M1.5 1.5h13v13h-13Zm2.2 2.2v3.2h3.2V3.7Zm5.4 0v3.2h3.2V3.7Zm-5.4 5.4v3.2h3.2V9.1Zm5.4 0v3.2h3.2V9.1Z',
  label: 'M2 2h12v3.5h-2.2V4.4H9.3v7.8h1.5v1.8H5.2v-1.8h1.5V4.4H4.2v1.1H2Z',
} as const
export type PointShape = keyof typeof POINT_SHAPES

export const LINE_SHAPES = ['solid', 'dashed', 'dotted', 'double', 'flow'] as const
export type LineShape = (typeof LINE_SHAPES)[number]

/** `heat` is made of points, the others of polygons. */
export const SURFACE_SHAPES = ['fill', 'outline', 'hatch', 'heat'] as const
export type SurfaceShape = (typeof SURFACE_SHAPES)[number]

export function isPointShape(shape: string): shape is PointShape {
  return Object.hasOwn(POINT_SHAPES, shape)
}
