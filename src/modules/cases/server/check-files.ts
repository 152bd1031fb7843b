import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { findFiles } from '#platform/files/file-register.ts'
import { isNamedBy } from './case-files.ts'
import { findCaseId } from './case-reference-store.ts'
import { recordOf } from './record-store.ts'

export interface NamedFiles {
  attachments?: readonly string[]
  photos?: readonly string[]
  photosBefore?: readonly string[]
  photosAfter?: readonly string[]
}

/**
 * A photo proves nothing unless it is there: every file that a command names must have been sent by the caller, or be on
 * the case already. Otherwise any invented id would pass for evidence.
 */
export async function checkFiles(call: Call, reference: string | null, named: NamedFiles): Promise<void> {
  const { attachments = [], photos = [], photosBefore = [], photosAfter = [] } = named
  const ids = [...new Set([...attachments, ...photos, ...photosBefore, ...photosAfter])]
  if (ids.length === 0) return
  const found = await findFiles(call.db, ids)
  const known = new Set(found.map((file) => file.id))
  refuseAny(named, (id) => !known.has(id))
  const foreign = found.filter((file) => file.uploadedBy !== call.principal.id)
  if (foreign.length === 0) return
  const caseId = reference === null ? null : await findCaseId(call.db, reference)
  const lines = caseId === null ? [] : await recordOf(call.db, caseId)
  const unproved = new Set(foreign.filter((file) => !isNamedBy(lines, file.id)).map((file) => file.id))
  refuseAny(named, (id) => unproved.has(id))
}

const FIELDS = ['photosBefore', 'photosAfter', 'photos', 'attachments'] as const

/** Says which fields name such a file. */
function refuseAny(named: NamedFiles, isWrong: (id: string) => boolean): void {
  const wrong = FIELDS.filter((field) => named[field]?.some(isWrong))
  if (wrong.length === 0) return
  throw fault('file-unknown', {
    status: 422,
    zh: '有照片或材料没有上传成功，或不是您上传的。请重新上传后再提交。',
    en: 'A picture or document was not uploaded, or not by you. Upload it again and submit.',
    fields: wrong.map((field) => ({ field, zh: '请重新上传', en: 'upload again' })),
  })
}
