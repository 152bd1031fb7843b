import type { MapBounds } from '#ui/map.ts'

/** A box that holds what is seen and some more, the same for small moves: so that they ask for nothing new. */
export function askBox([west, south, east, north]: MapBounds): MapBounds {
  // A power of two near a third of what is seen.
  const step = 2 ** Math.floor(Math.log2(Math.max(east - west, north - south, 1e-6) / 2))
  const down = (degrees: number) => Math.floor(degrees / step) * step
  const up = (degrees: number) => Math.ceil(degrees / step) * step
  return [Math.max(-180, down(west)), Math.max(-90, down(south)), Math.min(180, up(east)), Math.min(90, up(north))]
}

export function boxText(box: MapBounds): string {
  return box.map((degrees) => degrees.toFixed(6)).join(',')
}
