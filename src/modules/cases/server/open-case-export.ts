import { calendarBook } from '#modules/clocks/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { readSnapshot } from '#platform/db/read-snapshot.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { CaseExport, ExportAsk, ExportedCase } from '../contract.ts'
import type { CaseLine } from '../domain/export/case-line.ts'
import { type CaseRecord, exportCase } from '../domain/export/export-case.ts'
import { clocksOfCases, type ExportKey, exportKeys, keysOf, reportTimes } from './export-line-store.ts'
import { recordsOf, type StoredLine } from './record-store.ts'

/** So many cases are read as they stood at one moment. */
const AT_ONE_MOMENT = 200

export function openCaseExport(runtime: Runtime): CaseExport {
  return { lines: (ask) => exportLines(runtime, ask), of: (ids) => someCases(runtime, ids) }
}

async function* exportLines(runtime: Runtime, { fromMs, toMs }: ExportAsk): AsyncGenerator<CaseLine> {
  let last: ExportKey | null = null
  for (;;) {
    const { lines, keys }: { lines: CaseLine[]; keys: ExportKey[] } = await someLines(runtime, fromMs, toMs, last)
    yield* lines
    last = keys.at(-1) ?? null
    if (keys.length < AT_ONE_MOMENT) return
  }
}

async function someLines(runtime: Runtime, fromMs: number, toMs: number, last: ExportKey | null) {
  return readSnapshot(runtime.db, async (tx) => {
    const keys = await exportKeys(tx, fromMs, toMs, last, AT_ONE_MOMENT)
    return { lines: await linesOf(runtime, tx, keys), keys }
  })
}

async function someCases(runtime: Runtime, ids: readonly string[]): Promise<ExportedCase[]> {
  return readSnapshot(runtime.db, async (tx) => {
    const keys = await keysOf(tx, ids)
    const lines = await linesOf(runtime, tx, keys)
    return keys.map(({ version, masterVersion }, index) => ({ line: lines[index]!, version, masterVersion }))
  })
}

async function linesOf(runtime: Runtime, tx: Executor, keys: readonly ExportKey[]): Promise<CaseLine[]> {
  const ids = keys.map(({ id }) => id)
  const all = [...new Set([...ids, ...keys.flatMap(({ masterId }) => masterId ?? [])])]
  const records = await recordsOf(tx, all)
  const clocks = await clocksOfCases(tx, all)
  const reportedAt = await reportTimes(tx, [...records.values()].flatMap(namedAtBirth))
  const recordOf = (id: string): CaseRecord => ({
    record: (records.get(id) ?? []).map(({ data, post }) => ({ event: data, post })),
    clocks: clocks.get(id) ?? [],
  })
  const facts = {
    calendar: runtime.use(calendarBook).calendar(),
    centreUnit: centreOf(runtime),
    nowMs: runtime.nowMs(),
    district: districtOf(runtime),
    reportedMsOf: (id: string) => reportedAt.get(id) ?? null,
  }
  return keys.map(({ id, masterId }) =>
    exportCase(recordOf(id), { ...facts, master: masterId === null ? null : recordOf(masterId) }),
  )
}

function namedAtBirth([first]: readonly StoredLine[]): string[] {
  const event = first?.data
  return event?.type === 'Reported' ? [event.sameAs, event.objectsTo].filter((id) => id !== null) : []
}

/** The unit that is written where a post of the whole district owes something. */
function centreOf(runtime: Runtime): string {
  const centre = runtime
    .use(unitBook)
    .all()
    .find(({ kind }) => kind === 'opsCenter')
  return centre?.id ?? 'opsCenter'
}

function districtOf(runtime: Runtime): string {
  return runtime.use(areaBook).all('district')[0]?.code ?? '000000'
}
