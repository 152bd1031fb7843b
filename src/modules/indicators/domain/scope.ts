import type { Element, Plain, Value } from './expression/element.ts'

export const SCOPES = [
  'district',
  'street',
  'community',
  'grid',
  'department',
  'post',
  'channel',
  'category',
  'majorClass',
  'appealType',
] as const
export type ScopeKind = (typeof SCOPES)[number]

/** The row of all cases together. */
export const WHOLE = '*'
/** The row of what has no area, unit or category. */
export const UNKNOWN = 'unknown'

/** The row an element counts in, where the case alone decides: an area is where the problem is, whoever handles it. */
export function scopeOfCase(kind: Exclude<ScopeKind, 'department' | 'post'>, { fields }: Element): string {
  switch (kind) {
    case 'district':
    case 'street':
    case 'community':
    case 'grid':
      return named((fields.area as Plain | null)?.[kind])
    case 'channel':
    case 'category':
    case 'appealType':
      return named(fields[kind])
    case 'majorClass':
      return named(typeof fields.category === 'string' ? fields.category.slice(0, 4) : null)
  }
}

export const named = (value: Value | undefined): string => (typeof value === 'string' && value !== '' ? value : UNKNOWN)
