import { DATUMS, type Datum } from '#core/place/datum.ts'
import type { Call, UploadedFile } from '#platform/call.ts'
import { badDatum, badFlag, noFile } from './faults.ts'

/** Fields of a multipart form reach the handler as text that nobody has checked. */
export function flagOf(field: string, text: string | undefined): boolean {
  if (text === undefined || text === '') return false
  if (text !== 'true' && text !== 'false') throw badFlag(field)
  return text === 'true'
}

export function datumOf(text: string | undefined): Datum {
  if (text === undefined || text === '') return 'CGCS2000'
  const datum = DATUMS.find((known) => known === text)
  if (!datum) throw badDatum()
  return datum
}

export function fileOf(call: Call): UploadedFile {
  if (!call.file) throw noFile()
  return call.file
}
