import type { ComponentType } from 'react'
import type { Words } from '../language.ts'

export type Values = Record<string, unknown>

/** What a control of one's own is given. */
export interface ControlProps {
  id: string
  value: unknown
  change(value: unknown): void
  /** The other values of the form, and a way to set several at once. */
  values: Values
  changeMany(patch: Values): void
  invalid: boolean
}

interface Common {
  name: string
  title: Words
  /** Shown with a star and asked for before sending; or decided by what else is filled in. */
  required?: boolean | ((values: Values) => boolean)
  /** Shown only then; a value of a hidden field is not sent. */
  when?(values: Values): boolean
  /** A line below the control. */
  hint?: Words
  /** The operation's field that this becomes, where it has another name: what the server says of it lands here. */
  sentAs?: string
  /** Seldom changed: kept behind `更多内容` unless it must still be filled in. */
  folded?: true
}

export interface TextField extends Common {
  kind: 'text'
  /** More than one makes a text area. */
  lines?: number
  maxLength?: number
}

export interface ChoiceField extends Common {
  kind: 'choice'
  /** Up to seven stand as buttons with digits 1 to 7; more become a list to search. */
  choices: readonly { value: string; title: Words }[]
}

export interface YesNoField extends Common {
  kind: 'yesNo'
  yes?: Words
  no?: Words
}

/** A box to tick; unticked is sent as nothing. Required: it must be ticked. */
export interface TickField extends Common {
  kind: 'tick'
}

export interface NumberField extends Common {
  kind: 'number'
  min?: number
  max?: number
}

export interface DateField extends Common {
  kind: 'date'
  /** With hours and minutes; the value is then RFC 3339 at +08:00, else `2026-11-21`. */
  time?: boolean
}

export interface CustomField extends Common {
  kind: 'custom'
  control: ComponentType<ControlProps>
  /** It is answered by digits (`useKeys` within the control): the focus need not go into it. */
  quick?: true
}

export type Field = TextField | ChoiceField | YesNoField | TickField | NumberField | DateField | CustomField

export function isRequired(field: Field, values: Values): boolean {
  return typeof field.required === 'function' ? field.required(values) : (field.required ?? false)
}

export function isShown(field: Field, values: Values): boolean {
  return field.when?.(values) ?? true
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

const isOpen = (field: Field, value: unknown) => (field.kind === 'tick' ? value !== true : isBlank(value))

/** Names of the shown fields that must still be filled in, in order. */
export function missingFields(fields: readonly Field[], values: Values): string[] {
  return fields
    .filter((field) => isShown(field, values) && isRequired(field, values) && isOpen(field, values[field.name]))
    .map((field) => field.name)
}

/** Name of the shown field that a field of the operation comes from: itself, what is sent as it, or `place` for `place.lon`. */
export function fieldNamed(fields: readonly Field[], values: Values, sent: string): string | null {
  const shown = fields.filter((field) => isShown(field, values))
  const found =
    shown.find(({ name, sentAs = name }) => sent === sentAs || sent === name) ??
    shown.find(({ name, sentAs = name }) => sent.startsWith(`${sentAs}.`))
  return found?.name ?? null
}

/** What is sent: shown fields only, blanks left out, text without outer spaces. */
export function valuesToSend(fields: readonly Field[], values: Values): Values {
  const sent: Values = {}
  for (const field of fields) {
    const value = values[field.name]
    if (!isShown(field, values) || isBlank(value) || (field.kind === 'tick' && value === false)) continue
    sent[field.name] = typeof value === 'string' ? value.trim() : value
  }
  return sent
}
