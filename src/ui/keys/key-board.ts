import type { Words } from '../language.ts'
import { actsInInputs, isPress, type Press, pressesOf } from './key-text.ts'

export interface KeyBinding {
  /** `D`, `Ctrl+Enter`, `G W`: as shown on buttons and in the list of keys. */
  keys: string
  title: Words
  run(): void
  /** False: not offered now. */
  enabled?: boolean
}

interface Layer {
  bindings: readonly KeyBinding[]
}

const SEQUENCE_MS = 1500
const KEPT_AS = 'yiwang.single-keys'
const layers: Layer[] = []
const listeners = new Set<() => void>()
let begun: { press: Press; atMs: number } | null = null

/** The layer added last is asked first: an open form before its list, a list before the page. */
export function addLayer(layer: Layer): () => void {
  layers.push(layer)
  if (layers.length === 1) document.addEventListener('keydown', onKeyDown)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    if (layers.length === 0) document.removeEventListener('keydown', onKeyDown)
  }
}

/** What keys do now, innermost first; a key that two layers use is listed once. */
export function keysNow(): KeyBinding[] {
  const seen = new Set<string>()
  return [...layers]
    .reverse()
    .flatMap((layer) => layer.bindings)
    .filter((binding) => binding.enabled !== false && !seen.has(binding.keys) && seen.add(binding.keys))
}

/** Single letters can be switched off (WCAG 2.1.4); chords stay. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(KEPT_AS) !== 'off'
}

export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEPT_AS)
  else localStorage.setItem(KEPT_AS, 'off')
  for (const listener of listeners) listener()
}

export function onSingleKeys(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const TYPED_IN =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=true]'

function onKeyDown(event: KeyboardEvent): void {
  // 229: the input method is at work, whatever the browser says of composing.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.repeat) return
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  const first = begun !== null && event.timeStamp - begun.atMs < SEQUENCE_MS ? begun.press : null
  begun = null
  const binding = findBinding(event, first)
  if (binding) {
    event.preventDefault()
    binding.run()
  } else if (first === null) begun = beginningOf(event)
}

function activeBindings(): KeyBinding[] {
  return [...layers]
    .reverse()
    .flatMap((layer) => layer.bindings)
    .filter((binding) => binding.enabled !== false)
}

function findBinding(event: KeyboardEvent, first: Press | null): KeyBinding | undefined {
  return activeBindings().find(({ keys }) => {
    const presses = pressesOf(keys)
    const last = presses.at(-1)!
    if (!isPress(last, event) || !mayAct(last, event)) return false
    return presses.length === 1 ? first === null : first !== null && samePress(first, presses[0]!)
  })
}

/** The first press of a sequence such as `G W`, if this is one. */
function beginningOf(event: KeyboardEvent): { press: Press; atMs: number } | null {
  const begins = activeBindings()
    .map(({ keys }) => pressesOf(keys))
    .find((presses) => presses.length === 2 && isPress(presses[0]!, event) && mayAct(presses[0]!, event))
  return begins ? { press: begins[0]!, atMs: event.timeStamp } : null
}

function mayAct(press: Press, event: KeyboardEvent): boolean {
  if (actsInInputs(press)) return true
  const target = event.target instanceof Element ? event.target : null
  if (!singleKeysOn() || target?.closest(TYPED_IN)) return false
  // Enter on a button or link is its own.
  return press.code !== 'Enter' || !target?.closest('button,a,summary,label,[role=tab],[role=option]')
}

function samePress(one: Press, other: Press): boolean {
  return one.code === other.code && one.ctrl === other.ctrl && one.shift === other.shift
}
