import { toRfc3339 } from '#core/time/local.ts'
import { indicatorSayings } from '#modules/indicators/contract.ts'
import { handle } from '#platform/plug.ts'
import { listSchemes, listSchemeVersions, type SchemeVersion, saveScheme } from '../contract.ts'
import { checkScheme } from '../domain/check-scheme.ts'
import { QUALITY_SAYINGS } from '../domain/quality-terms.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'
import { evaluationFaults } from './faults.ts'
import { rulesBook } from './rules-book.ts'
import { listSchemeRows, listSchemeVersionRows, putScheme, type StoredSchemeVersion } from './scheme-store.ts'

const versionOf = ({ atMs, ...row }: StoredSchemeVersion): SchemeVersion => ({ ...row, at: toRfc3339(atMs) })

export const listSchemesHandler = handle(listSchemes, async (_input, call) => {
  const book = call.runtime.use(rulesBook)
  const sayings = call.runtime.use(indicatorSayings)
  return {
    schemes: (await listSchemeRows(call.db)).map(versionOf),
    groups: book.rules().peerGroups,
    indicators: [...book.indicators().values()].map(({ id, zh, en, unit, direction, form }) => {
      return {
        id,
        zh,
        en,
        unit,
        direction,
        form,
        definition: QUALITY_SAYINGS[id] ?? sayings.sayingOf(id) ?? { zh, en },
      }
    }),
  }
})

export const listSchemeVersionsHandler = handle(listSchemeVersions, async ({ id }, call) => {
  const rows = await listSchemeVersionRows(call.db, id)
  if (rows.length === 0) throw evaluationFaults.schemeNotFound(id)
  return { items: rows.map(versionOf) }
})

export const saveSchemeHandler = handle(saveScheme, async ({ id, scheme, reason, seen }, call) => {
  if (scheme.id !== id) throw evaluationFaults.schemeId()
  const book = call.runtime.use(rulesBook)
  const problems = checkScheme(scheme, book.indicators(), book.rules().peerGroups)
  if (problems.length > 0) throw evaluationFaults.schemeWrong(problems)
  const { id: byId, name: byName } = call.principal
  const next: EvaluationScheme = { ...scheme, version: (seen ?? 0) + 1 }
  const written = { scheme: next, byId, byName, reason: reason.trim(), atMs: call.nowMs }
  if (!(await putScheme(call.db, written, seen))) throw evaluationFaults.schemeStale()
  call.note(id, { version: next.version })
  return { version: next.version, scheme: next, byName, reason: written.reason, at: toRfc3339(call.nowMs) }
})
