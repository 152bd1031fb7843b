export type LonLat = readonly [lon: number, lat: number]
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Free space on each side in pixels. */
export interface Margin {
  top: number
  right: number
  bottom: number
  left: number
}

export interface Projection {
  at(point: LonLat): [x: number, y: number]
  /** Pixels for a metre. */
  scale: number
}

const METRES_PER_DEGREE = 111_320

/** Degrees of a small part of the earth to pixels: shown whole, as large as it fits, in the middle of what is free. */
export function projectionOf(box: Box, width: number, height: number, margin: Margin): Projection {
  const [west, south, east, north] = box
  const middle = (south + north) / 2
  const lonM = METRES_PER_DEGREE * Math.cos((middle / 180) * Math.PI)
  const freeX = Math.max(1, width - margin.left - margin.right)
  const freeY = Math.max(1, height - margin.top - margin.bottom)
  const scale = Math.min(freeX / ((east - west) * lonM), freeY / ((north - south) * METRES_PER_DEGREE))
  const centreX = margin.left + freeX / 2
  const centreY = margin.top + freeY / 2
  return {
    scale,
    at: ([lon, lat]) => [
      centreX + (lon - (west + east) / 2) * lonM * scale,
      centreY - (lat - middle) * METRES_PER_DEGREE * scale,
    ],
  }
}
