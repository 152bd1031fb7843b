import type { Bbox } from './layer.ts'

/** The box that holds both. */
export function joinedBox(a: Bbox | null, b: Bbox): Bbox {
  return a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b
}
