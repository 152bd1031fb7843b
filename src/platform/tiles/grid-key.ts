/**
 * Places in the order of the grid: the bits of x and y take turns (Morton), so that every tile and every cell of a tile,
 * at any zoom, is one run of a sorted list. 26 bits an axis, half a metre, fit exactly into a number.
 */
export const KEY_BITS = 26
const CELLS = 2 ** KEY_BITS
const HALF = 2 ** 13

/** Key of a place given in 0..1. */
export function keyOf(x: number, y: number): number {
  return keyOfCell(cellAt(x), cellAt(y))
}

/** First key of a tile or cell, and how many keys it has. */
export function keysOfTile(zoom: number, x: number, y: number): { first: number; span: number } {
  const span = 4 ** (KEY_BITS - zoom)
  return { first: keyOfCell(x, y) * span, span }
}

/** The first zoom whose cells part two keys; null where they are the same place. */
export function zoomThatParts(one: number, other: number): number | null {
  if (one === other) return null
  for (let zoom = 1; zoom < KEY_BITS; zoom++) {
    const span = 4 ** (KEY_BITS - zoom)
    if (Math.floor(one / span) !== Math.floor(other / span)) return zoom
  }
  return KEY_BITS
}

/** Column and row of the cell that a key lies in. */
export function cellOfKey(key: number, zoom: number): { x: number; y: number } {
  const cell = Math.floor(key / 4 ** (KEY_BITS - zoom))
  const high = Math.floor(cell / 2 ** 26)
  const low = cell % 2 ** 26
  return { x: gather(high) * HALF + gather(low), y: gather(high >>> 1) * HALF + gather(low >>> 1) }
}

function keyOfCell(x: number, y: number): number {
  const high = spread(Math.floor(x / HALF)) + 2 * spread(Math.floor(y / HALF))
  return high * 2 ** 26 + spread(x % HALF) + 2 * spread(y % HALF)
}

const cellAt = (share: number) => Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS)))

/** Puts a zero before each of 13 bits. */
function spread(bits: number): number {
  let wide = bits & 0x1fff
  wide = (wide | (wide << 8)) & 0x00ff00ff
  wide = (wide | (wide << 4)) & 0x0f0f0f0f
  wide = (wide | (wide << 2)) & 0x33333333
  wide = (wide | (wide << 1)) & 0x55555555
  return wide
}

/** Takes every other bit. */
function gather(wide: number): number {
  let bits = wide & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  bits = (bits | (bits >>> 8)) & 0x0000ffff
  return bits
}
