const MARK = 'printing'

/** Prints one part of the page alone; the styles of print hide what does not carry the mark. */
export function printSheet(sheet: HTMLElement): void {
  sheet.dataset[MARK] = 'true'
  document.body.dataset[MARK] = 'true'
  const clear = () => {
    delete sheet.dataset[MARK]
    delete document.body.dataset[MARK]
  }
  window.addEventListener('afterprint', clear, { once: true })
  window.print()
}
