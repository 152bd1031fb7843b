import { useEffect, useState } from 'react'
import { shrunk, typeSizes, type WallSizes } from '#ui/wall/type-sizes.ts'

/** Wider than this for its height, columns stand on both sides of the map. */
const WIDE = 2.4

export interface Window {
  widthPx: number
  heightPx: number
}

export function useWindow(): Window {
  const [size, setSize] = useState<Window>(read)
  useEffect(() => {
    const follow = () => setSize(read())
    addEventListener('resize', follow)
    return () => removeEventListener('resize', follow)
  }, [])
  return size
}

const read = (): Window => ({ widthPx: innerWidth, heightPx: innerHeight })

export function isWide({ widthPx, heightPx }: Window): boolean {
  return widthPx / heightPx >= WIDE
}

/** Type of this wall in this window, as variables for the styles. */
export function wallSizes(wall: { pitchMm: number; distanceM: number; heightPx: number }, window: Window) {
  const sizes = shrunk(typeSizes(wall), window.heightPx, wall.heightPx)
  return { sizes, style: styleOf(sizes) }
}

function styleOf(sizes: WallSizes): Record<`--${string}`, string> {
  return {
    '--caption': `${sizes.captionPx}px`,
    '--read': `${sizes.readPx}px`,
    '--headline': `${Math.round(sizes.readPx * 1.3)}px`,
    '--figure': `${sizes.figurePx}px`,
    '--key': `${sizes.keyPx}px`,
  }
}
