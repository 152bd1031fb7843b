import type { Title } from '#core/module-card.ts'
import type { Exact } from '#core/number/exact.ts'
import type { Unit } from './unit.ts'

/** A formula as it was read: numbers, named inputs and the four operations. */
export type Term =
  | { sort: 'number'; value: Exact; unit: Unit }
  | { sort: 'input'; name: string }
  | { sort: 'minus'; of: Term }
  | { sort: 'operation'; sign: Sign; left: Term; right: Term }

export type Sign = '+' | '−' | '×' | '÷'

/** Either what was asked for, or what is wrong in words. */
export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Title }

export const given = <T>(value: T): Answer<T> => ({ ok: true, value })
export const wrong = (zh: string, en: string): { ok: false; fault: Title } => ({ ok: false, fault: { zh, en } })
