import { convertDatum } from '#core/place/datum.ts'
import { type HistoryOutcome, type HistoryRow, historyImport, type Place } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { TableRow, TableSource } from '#platform/tables/table.ts'
import type { CaseImportResult, ImportCounts } from '../contract.ts'
import { type ImportMap, type MappedRow, readRow } from '../domain/import-map.ts'
import { openRejects } from './open-rejects.ts'

export interface ImportOptions {
  source: TableSource
  map: ImportMap
  dryRun: boolean
  /** Where rejected rows go, in a form that can be corrected and imported again. */
  errorsPath: string
  onProgress?: (counts: ImportCounts) => void | Promise<void>
}

/** Rows that share one transaction: large enough to be quick, small enough to hold little and lose little. */
const BATCH = 100

/** Reads a file row by row and imports what can be imported; the rest goes to a file with its reasons. */
export async function runImport(call: Call, options: ImportOptions): Promise<CaseImportResult> {
  const counts: ImportCounts = { read: 0, new: 0, known: 0, rejected: 0 }
  const rejects = openRejects(options.errorsPath)
  let batch: { source: TableRow; row: MappedRow }[] = []
  const flush = async () => {
    const outcomes = await importBatch(
      call,
      batch.map(({ row }) => row),
      options.dryRun,
    )
    for (const [at, outcome] of outcomes.entries()) {
      if (!outcome.ok) {
        counts.rejected++
        await rejects.write({ source: batch[at]!.source, reasons: [outcome.zh] })
      } else if (outcome.known) counts.known++
      else counts.new++
    }
    batch = []
    await options.onProgress?.(counts)
  }
  for await (const source of readTable(options.source)) {
    counts.read++
    rejects.see(source)
    const reading = source.fault ? { ok: false as const, reasons: [source.fault] } : readRow(options.map, source.values)
    if (!reading.ok) {
      counts.rejected++
      await rejects.write({ source, reasons: reading.reasons })
    } else batch.push({ source, row: reading.row })
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return { ...counts, errorsFile: await rejects.close() }
}

async function importBatch(call: Call, rows: readonly MappedRow[], dryRun: boolean): Promise<HistoryOutcome[]> {
  if (rows.length === 0) return []
  const importer = call.runtime.use(historyImport)
  const history: HistoryRow[] = rows.map((row) => ({
    command: { ...row.command, place: placeOf(call, row) },
    appellant: row.person,
  }))
  return dryRun ? importer.tryMany(call, history) : importer.importMany(call, history)
}

/** A place outside the district, or words that fit no address, stay as they were written and are asked for at acceptance. */
function placeOf(call: Call, { address, lon: givenLon, lat: givenLat, datum }: MappedRow): Place {
  const areas = call.runtime.use(areaBook)
  const words = address ? { address } : {}
  if (givenLon !== null && givenLat !== null) {
    const [lon, lat] = convertDatum([givenLon, givenLat], datum, 'CGCS2000')
    const hit = areas.gridAt(lon, lat)
    const given = datum === 'CGCS2000' ? {} : { given: { lon: givenLon, lat: givenLat, datum } }
    if (hit) return { status: 'resolved', lon, lat, ...given, areaCode: hit.code, ...words }
  }
  const found = address ? areas.resolveAddress(address) : null
  const best = found && !found.ambiguous ? found.candidates[0] : undefined
  const areaCode = best?.gridCode ?? best?.communityCode ?? best?.streetCode ?? null
  if (best && areaCode && best.confidence >= 0.6)
    return { status: 'resolved', lon: best.lon, lat: best.lat, areaCode, ...words }
  return { status: 'unresolved', areaCode: null, ...words }
}
