/** The cell to which an arrow leads, by where the cells lie; null where it leads nowhere. */
export function stepTo(cells: readonly HTMLElement[], from: HTMLElement, code: string): HTMLElement | null {
  const at = cells.indexOf(from.closest<HTMLElement>('[data-code]') ?? from)
  if (at < 0) return null
  if (code === 'ArrowRight') return cells[at + 1] ?? null
  if (code === 'ArrowLeft') return cells[at - 1] ?? null
  if (code === 'Home') return cells[0] ?? null
  if (code === 'End') return cells.at(-1) ?? null
  const isDown = code === 'ArrowDown'
  if (!isDown && code !== 'ArrowUp') return null
  const own = cells[at]!.getBoundingClientRect()
  const rows = cells
    .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => (isDown ? box.top > own.top + 4 : box.top < own.top - 4))
  const nearest = Math.min(...rows.map(({ box }) => Math.abs(box.top - own.top)))
  const row = rows.filter(({ box }) => Math.abs(Math.abs(box.top - own.top) - nearest) < 4)
  return row.toSorted((a, b) => Math.abs(a.box.left - own.left) - Math.abs(b.box.left - own.left))[0]?.cell ?? null
}
