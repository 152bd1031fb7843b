/** One press: a physical key (KeyboardEvent.code) with its modifiers. */
export interface Press {
  code: string
  ctrl: boolean
  shift: boolean
}

const NAMED: Record<string, Press> = {
  '?': { code: 'Slash', ctrl: false, shift: true },
  '/': { code: 'Slash', ctrl: false, shift: false },
  '.': { code: 'Period', ctrl: false, shift: false },
  ';': { code: 'Semicolon', ctrl: false, shift: false },
  Esc: { code: 'Escape', ctrl: false, shift: false },
  '↑': { code: 'ArrowUp', ctrl: false, shift: false },
  '↓': { code: 'ArrowDown', ctrl: false, shift: false },
}

/** Reads `A`, `1`, `F2`, `Enter`, `Ctrl+Enter`, `?`, and sequences like `G W`. */
export function pressesOf(keys: string): Press[] {
  return keys.split(' ').map(pressOf)
}

function pressOf(text: string): Press {
  const named = NAMED[text]
  if (named) return named
  const ctrl = text.startsWith('Ctrl+')
  const key = ctrl ? text.slice(5) : text
  return { code: codeOf(key), ctrl, shift: false }
}

function codeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`
  if (/^[0-9]$/.test(key)) return `Digit${key}`
  return NAMED[key]?.code ?? key
}

/** The same key of the number pad counts as the digit or Enter. */
export function plainCode(code: string): string {
  if (/^Numpad[0-9]$/.test(code)) return `Digit${code.slice(6)}`
  return code === 'NumpadEnter' ? 'Enter' : code
}

export function isPress(press: Press, event: KeyboardEvent): boolean {
  return (
    press.code === plainCode(event.code) &&
    press.ctrl === (event.ctrlKey || event.metaKey) &&
    press.shift === event.shiftKey &&
    !event.altKey
  )
}

/** Letters, digits and signs act only outside of inputs; chords and function keys everywhere. */
export function actsInInputs(press: Press): boolean {
  return press.ctrl || press.code === 'Escape' || /^F\d+$/.test(press.code)
}
