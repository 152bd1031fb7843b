/** Smooth noise from -1 to 1 over the plane; only sums and products, so that every machine draws the same map. */
export type Noise = (x: number, y: number) => number

export function valueNoise(seed: number, wavelength: number): Noise {
  const at = (column: number, row: number) => {
    let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ seed
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
    return (((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_295) * 2 - 1
  }
  return (x, y) => {
    const column = Math.floor(x / wavelength)
    const row = Math.floor(y / wavelength)
    const across = ease(x / wavelength - column)
    const up = ease(y / wavelength - row)
    const south = mix(at(column, row), at(column + 1, row), across)
    const north = mix(at(column, row + 1), at(column + 1, row + 1), across)
    return mix(south, north, up)
  }
}

function ease(share: number): number {
  return share * share * share * (share * (share * 6 - 15) + 10)
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}
