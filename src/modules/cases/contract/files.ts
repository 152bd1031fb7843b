import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CaseRef, Id, nullable } from './words.ts'

/** One picture or document, before the command that names it. Pictures are drawn anew; position and time are kept. */
export const uploadFile = operation({
  name: 'cases.uploadFile',
  http: 'POST /cases/files',
  title: { zh: '上传照片或材料', en: 'Upload a picture or document' },
  may: 'cases:upload-file',
  reach: 'own',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({}),
  out: Type.Object({
    id: Id,
    name: Type.String(),
    mime: Type.String(),
    bytes: Type.Integer(),
    takenAt: nullable<string>(Type.String()),
    position: nullable<{ longitude: number; latitude: number }>(
      Type.Object({ longitude: Type.Number(), latitude: Type.Number() }),
    ),
  }),
})

/** A file that a case names, for those who see the case; `draft` instead of a case: one's own upload. */
export const getFile = operation({
  name: 'cases.getFile',
  http: 'GET /cases/{id}/files/{fileId}',
  title: { zh: '查看照片或材料', en: 'See a picture or document' },
  may: 'cases:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    id: CaseRef,
    fileId: Id,
    size: Type.Optional(Type.Unsafe<'thumbnail' | 'full'>(Type.Enum(['thumbnail', 'full']))),
  }),
  out: Type.Unknown(),
})
