import { toRfc3339 } from '#core/time/local.ts'
import { appealTypes } from '#modules/cases/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { MarkView } from '../contract.ts'
import { type Mark, markKinds } from '../domain/mark.ts'
import { sayMark } from '../domain/say-mark.ts'

/** A mark with its words. */
export function markView(runtime: Runtime, mark: Mark): MarkView {
  const units = runtime.use(unitBook)
  const reason = sayMark(mark, {
    unit: (id) => units.find(id) ?? { zh: id, en: id },
    appealType: (id) => appealTypes[id as keyof typeof appealTypes] ?? { zh: id, en: id },
  })
  const { key, kind, seq, atMs, other, detail } = mark
  return {
    key,
    kind,
    ...markKinds[kind],
    reason,
    at: toRfc3339(atMs),
    line: seq,
    other,
    fileId: detail.fileId ?? null,
    roles: detail.roles ?? [],
  }
}
