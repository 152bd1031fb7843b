import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable, Sentence, Text } from './words.ts'

/** A file or a note that proves an actual. */
export const EvidenceRow = Type.Object({
  id: Id,
  targetId: Id,
  year: Type.Integer(),
  note: Type.String(),
  /** Null: a note alone. */
  file: nullable<{ name: string; mime: string; bytes: number }>(
    Type.Object({ name: Type.String(), mime: Type.String(), bytes: Type.Integer() }),
  ),
  addedByName: Type.String(),
  addedAt: Instant,
})
export type EvidenceRow = Static<typeof EvidenceRow>

const EvidenceList = Type.Object({
  items: Type.Array(EvidenceRow),
  /** The sheet is a draft, so that evidence may be added and taken away. */
  open: Type.Boolean(),
})
export type EvidenceList = Static<typeof EvidenceList>

export const listEvidence = operation({
  name: 'targets.listEvidence',
  http: 'GET /targets/items/{targetId}/evidence',
  title: { zh: '查看佐证材料', en: 'Evidence of an actual' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ targetId: Id }),
  out: EvidenceList,
})

export const addEvidenceFile = operation({
  name: 'targets.addEvidenceFile',
  http: 'POST /targets/items/{targetId}/evidence-files',
  title: { zh: '上传佐证材料', en: 'Add a file as evidence' },
  may: 'targets:fill',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 32 * 1024 * 1024,
  in: Type.Object({ targetId: Id, note: Type.Optional(Text(300)) }),
  out: EvidenceRow,
})

export const addEvidenceNote = operation({
  name: 'targets.addEvidenceNote',
  http: 'POST /targets/items/{targetId}/evidence-notes',
  title: { zh: '登记佐证说明', en: 'Add a note as evidence' },
  may: 'targets:fill',
  reach: 'area',
  in: Type.Object({ targetId: Id, note: Sentence(300) }),
  out: EvidenceRow,
})

export const getEvidenceFile = operation({
  name: 'targets.getEvidenceFile',
  http: 'GET /evidence/{id}/file',
  title: { zh: '下载佐证材料', en: 'Read a file of evidence' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})

export const removeEvidence = operation({
  name: 'targets.removeEvidence',
  http: 'DELETE /evidence/{id}',
  title: { zh: '移除佐证材料', en: 'Remove evidence' },
  may: 'targets:fill',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({ removed: Type.Boolean() }),
})
