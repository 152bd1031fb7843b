/** `C5` of row 4 and column 2, counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = (rest - (rest % 26)) / 26 - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row + 1}`
}

/** `'履职'!$G$12` as the sheet's name and the address; null where a formula is no pointer to one cell. */
export function pointedAt(formula: string): { sheet: string; address: string } | null {
  const [, quoted, bare, letters, digits] =
    /^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(formula.trim()) ?? []
  if (!letters || !digits) return null
  return { sheet: quoted?.replaceAll("''", "'") ?? bare ?? '', address: `${letters}${digits}` }
}
