/** Decimal text as a chart draws it: pictures need no more digits than a double has, sums do and are never taken from it. */
export function chartValue(text: string | null): number | null {
  return text === null ? null : Number(text)
}
