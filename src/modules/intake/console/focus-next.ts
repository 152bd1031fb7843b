const STOPS =
  'input:not([type=hidden],[type=file],:disabled),textarea:not(:disabled),button[type=submit]:not(:disabled)'

/** On to the next control of the same form, as Tab would go; Enter in a line of the form does this, it never sends. */
export function focusNext(from: HTMLElement): void {
  const stops = [...(from.closest('form')?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(isStop)
  stops.find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus()
}

/** Of a group of radio buttons the chosen one is the stop. */
function isStop(control: HTMLElement): boolean {
  if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return control.tabIndex >= 0
  const group = control.form?.elements.namedItem(control.name)
  const chosen = group instanceof RadioNodeList ? [...group].find((one) => (one as HTMLInputElement).checked) : control
  return chosen === undefined ? true : chosen === control
}

/** While the input method composes, Enter belongs to it; some browsers say so by key code 229 only. */
export function isComposing(event: { nativeEvent: KeyboardEvent }): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229
}
