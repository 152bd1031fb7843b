import type { Mark, MarkFacts } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'

/** A complaint that is one no more need not be handled, checked or called back. */
export function* natureChanged({ lines }: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  const { from, to } = limits.natureChanged
  let nature: string | null = null
  for (const { seq, atMs, data } of lines) {
    const now = appealTypeOf(data.birth) ?? appealTypeOf(data.set) ?? appealTypeOf(data)
    if (now === null || now === nature) continue
    if (nature !== null && from.includes(nature) && to.includes(now)) {
      const detail = { from: nature, to: now }
      yield { kind: 'natureChanged', key: `natureChanged:${seq}`, seq, atMs, detail, other: null }
    }
    nature = now
  }
}

function appealTypeOf(part: unknown): string | null {
  const said = (part as { appealType?: unknown } | null | undefined)?.appealType
  return typeof said === 'string' ? said : null
}
