import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { findFile } from '#platform/files/file-register.ts'
import { handle } from '#platform/plug.ts'
import {
  addEvidenceFile,
  addEvidenceNote,
  type EvidenceRow,
  getEvidenceFile,
  listEvidence,
  removeEvidence,
} from '../contract.ts'
import { acceptDocument, sendDocument } from './accept-document.ts'
import { evidenceFaults } from './evidence-faults.ts'
import {
  deleteEvidence,
  findEvidence,
  holdSheetOpen,
  insertEvidence,
  isSheetOpen,
  listEvidenceRows,
  type StoredEvidence,
} from './evidence-store.ts'
import { getTargetInReach } from './target-in-reach.ts'

const MOST = 30

async function evidenceRow(call: Call, { addedMs, fileId, ...stored }: StoredEvidence): Promise<EvidenceRow> {
  const file = fileId === null ? null : await findFile(call.db, fileId)
  return {
    ...stored,
    file: file && { name: file.meta.name, mime: file.meta.mime, bytes: file.meta.bytes },
    addedAt: toRfc3339(addedMs),
  }
}

export const listEvidenceHandler = handle(listEvidence, async ({ targetId }, call) => {
  const target = await getTargetInReach(call, targetId)
  const items: EvidenceRow[] = []
  for (const stored of await listEvidenceRows(call.db, targetId)) items.push(await evidenceRow(call, stored))
  return { items, open: await isSheetOpen(call.db, target.planId) }
})

/** The sheet of the target must still be open, and there must be room. */
async function mustBeOpen(call: Call, targetId: string) {
  const target = await getTargetInReach(call, targetId)
  if (!(await holdSheetOpen(call.db, target.planId))) throw evidenceFaults.sheetNotDraft()
  if ((await listEvidenceRows(call.db, targetId)).length >= MOST) throw evidenceFaults.tooMany(MOST)
  return target
}

async function add(call: Call, targetId: string, year: number, fileId: string | null, note: string) {
  const id = call.newId()
  const { id: byId, name: byName } = call.principal
  await insertEvidence(call.db, { id, targetId, year, fileId, note: note.trim(), byId, byName }, call.nowMs)
  call.note(id, { targetId })
  return evidenceRow(call, (await findEvidence(call.db, id))!)
}

export const addEvidenceFileHandler = handle(addEvidenceFile, async ({ targetId, note = '' }, call) => {
  // Before the file is read: whoever may not add it sends nothing.
  const { year } = await mustBeOpen(call, targetId)
  return add(call, targetId, year, await acceptDocument(call), note)
})

export const addEvidenceNoteHandler = handle(addEvidenceNote, async ({ targetId, note }, call) => {
  const { year } = await mustBeOpen(call, targetId)
  return add(call, targetId, year, null, note)
})

async function getEvidenceInReach(call: Call, id: string) {
  const stored = await findEvidence(call.db, id)
  if (!stored) throw evidenceFaults.notFound()
  return { stored, target: await getTargetInReach(call, stored.targetId) }
}

export const getEvidenceFileHandler = handle(getEvidenceFile, async ({ id }, call) => {
  const { stored } = await getEvidenceInReach(call, id)
  if (stored.fileId === null) throw evidenceFaults.fileGone()
  return sendDocument(call, stored.fileId)
})

export const removeEvidenceHandler = handle(removeEvidence, async ({ id }, call) => {
  const { stored, target } = await getEvidenceInReach(call, id)
  if (!(await holdSheetOpen(call.db, target.planId))) throw evidenceFaults.sheetNotDraft()
  await deleteEvidence(call.db, id)
  call.note(id, { targetId: stored.targetId, note: stored.note, fileId: stored.fileId })
  return { removed: true }
})
