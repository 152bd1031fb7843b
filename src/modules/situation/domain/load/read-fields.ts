import { findPersonal } from '#core/text/find-personal.ts'
import type { FeatureValue, FieldKind } from '../layer.ts'
import { LONGEST_VALUE, MOST_FIELDS } from './limits.ts'
import type { Wrong } from './load-fault.ts'

const LONGEST_KEY = 80
const PERSONAL: ReadonlySet<string> = new Set(['idNumber', 'phone', 'bank'])
/** UTF-8 or GBK that was read as Latin-1 somewhere on its way. */
const MANGLED = /[\u00c0-\u00ff][\u0080-\u00bf]|[\u00c0-\u00ff]{4}/

/** Learns the fields of a load feature by feature: which there are, and of what kind. */
export class FieldReader {
  private readonly kinds = new Map<string, FieldKind | null>()
  /** Values that were lists or objects and became text. */
  nested = 0

  /** The fields of one feature, or what is wrong with them. */
  read(given: unknown): { ok: true; properties: Record<string, FeatureValue> } | (Wrong & { ok: false }) {
    if (given === null || given === undefined) return { ok: true, properties: {} }
    if (typeof given !== 'object' || Array.isArray(given))
      return wrong('value', '的 properties 不是对象', 'has properties that are no object')
    const entries: [string, FeatureValue][] = []
    for (const [key, raw] of Object.entries(given)) {
      const value = this.plain(raw)
      const fault = keyFault(key) ?? valueFault(key, value) ?? this.learn(key, value)
      if (fault) return fault
      entries.push([key, value])
    }
    return { ok: true, properties: Object.fromEntries(entries) }
  }

  /** In the order in which they were first met. */
  fields(): { key: string; kind: FieldKind }[] {
    return [...this.kinds].map(([key, kind]) => ({ key, kind: kind ?? 'text' }))
  }

  private plain(value: unknown): FeatureValue {
    if (value === null || value === undefined) return null
    if (typeof value !== 'object') return value as FeatureValue
    this.nested += 1
    return JSON.stringify(value)
  }

  private learn(key: string, value: FeatureValue): (Wrong & { ok: false }) | null {
    const before = this.kinds.get(key)
    if (before === undefined && this.kinds.size === MOST_FIELDS)
      return wrong(
        'too-many-fields',
        `起字段超过 ${MOST_FIELDS} 个（“${key}”）`,
        `brings the field "${key}", more than ${MOST_FIELDS}`,
      )
    const kind = value === null ? null : typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean')
    this.kinds.set(
      key,
      before === undefined || before === null ? kind : kind === null || kind === before ? before : 'text',
    )
    return null
  }
}

function keyFault(key: string): (Wrong & { ok: false }) | null {
  if (key === '' || key.length > LONGEST_KEY)
    return wrong('value', `的字段名应为 1 到 ${LONGEST_KEY} 个字`, `has a field name not of 1 to ${LONGEST_KEY} signs`)
  return textFault(key, '字段名', 'field name')
}

function valueFault(key: string, value: FeatureValue): (Wrong & { ok: false }) | null {
  if (value === null || typeof value === 'boolean') return null
  const text = String(value)
  if (text.length > LONGEST_VALUE)
    return wrong('value', `的字段“${key}”超过 ${LONGEST_VALUE} 字`, `has more than ${LONGEST_VALUE} signs in "${key}"`)
  // Only what has eleven digits near each other can be a number of a person; most texts have not.
  if (/\d[\d -]{9,}/.test(text) && findPersonal(text).some(({ kind }) => PERSONAL.has(kind)))
    return wrong(
      'personal',
      `的字段“${key}”像是手机号、身份证号或账号`,
      `has what looks like a personal number in "${key}"`,
    )
  return typeof value === 'string' ? textFault(value, `字段“${key}”`, `field "${key}"`) : null
}

/** What cannot be stored, or was broken before it came here. */
function textFault(text: string, zh: string, en: string): (Wrong & { ok: false }) | null {
  if (text.includes('\u0000')) return wrong('value', `的${zh}含有空字符`, `has a null character in ${en}`)
  if (text.includes('\ufffd') || !text.isWellFormed() || MANGLED.test(text))
    return wrong('encoding', `的${zh}是乱码（${text.slice(0, 12)}）`, `has broken text in ${en} (${text.slice(0, 12)})`)
  return null
}

function wrong(code: Wrong['code'], zh: string, en: string): Wrong & { ok: false } {
  return { ok: false, code, zh, en }
}
