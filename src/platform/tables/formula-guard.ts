/** Signs with which a spreadsheet begins a formula, full-width ones included, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; so does text that already looks guarded. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** Takes that apostrophe off again, so that reading gives what was written. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
