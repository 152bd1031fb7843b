export interface Sized {
  n: number
}

/**
 * Which cells may stand alone. Those of fewer than `least` papers are put together; where even together they are fewer,
 * the smallest of the others joins them, for else one could subtract. Empty ones tell nothing and stand.
 */
export function hideSmall<Cell extends Sized>(cells: readonly Cell[], least: number): { shown: Cell[]; rest: Cell[] } {
  const shown = cells.filter(({ n }) => n === 0 || n >= least)
  const rest = cells.filter(({ n }) => n > 0 && n < least)
  const together = () => rest.reduce((all, { n }) => all + n, 0)
  while (rest.length > 0 && together() < least) {
    const [smallest] = shown.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n)
    if (!smallest) break
    shown.splice(shown.indexOf(smallest), 1)
    rest.push(smallest)
  }
  return { shown, rest }
}
