import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ORG_KINDS, ORG_LEVELS, type OrgKind, type OrgLevel } from '../domain/org-kind.ts'
import { Cursor, Flag, ImportAnswer, nullable, Search, textOrNull, UnitId } from './words.ts'

const Kind = Type.Unsafe<OrgKind>(Type.Enum([...ORG_KINDS]))

export const UnitRow = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  kind: Kind,
  level: Type.Unsafe<OrgLevel>(Type.Enum([...ORG_LEVELS])),
  parentId: nullable(Type.String()),
  areaCode: nullable(Type.String()),
  remitZh: Type.String(),
  active: Type.Boolean(),
  version: Type.Integer(),
})

export const listUnits = operation({
  name: 'people.listUnits',
  http: 'GET /units',
  title: { zh: '查看组织机构', en: 'List organisations' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    kind: Type.Optional(Kind),
    parentId: Type.Optional(UnitId),
    text: Type.Optional(Search),
    /** True also lists organisations that have ended. */
    ended: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 3000 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(UnitRow), next: nullable(Type.String()) }),
})

export const saveUnit = operation({
  name: 'people.saveUnit',
  http: 'PUT /units/{id}',
  title: { zh: '新建或修改组织机构', en: 'Add or change an organisation' },
  may: 'people:edit-units',
  reach: 'district',
  in: Type.Object({
    id: UnitId,
    zh: Type.String({ minLength: 2, maxLength: 60 }),
    en: Type.String({ maxLength: 120 }),
    kind: Kind,
    parentId: textOrNull(60),
    areaCode: textOrNull(15),
    remitZh: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: UnitRow,
})

export const deactivateUnit = operation({
  name: 'people.deactivateUnit',
  http: 'POST /units/{id}/deactivate',
  title: { zh: '停用组织机构', en: 'End an organisation' },
  may: 'people:edit-units',
  reach: 'district',
  in: Type.Object({ id: UnitId }),
  out: UnitRow,
})

export const importUnits = operation({
  name: 'people.importUnits',
  http: 'POST /units/import',
  title: { zh: '导入组织机构', en: 'Import organisations' },
  may: 'people:edit-units',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 8 * 1024 * 1024,
  in: Type.Object({
    /** `true` checks and counts without changing anything. */
    dryRun: Type.Optional(Flag),
  }),
  out: Type.Object(ImportAnswer),
})
