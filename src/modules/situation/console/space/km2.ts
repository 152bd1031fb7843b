/** `49.77`: square kilometres to a hundredth; below a hundredth square metres would be asked for elsewhere. */
export function km2(areaM2: number): string {
  return (areaM2 / 1_000_000).toFixed(2)
}
