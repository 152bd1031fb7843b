/** Digits as a number if it holds them all, else as the text they are. */
export function exactNumber(digits: string): number | string {
  const number = Number(digits)
  return Number.isSafeInteger(number) || String(number) === digits ? number : digits
}
