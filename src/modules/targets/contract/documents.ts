import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Plain } from '../domain/exact-tree.ts'
import type { Form } from '../domain/form/form.ts'
import { Cursor, Id, Instant, nullable, oneOf, Unit, Year } from './words.ts'

const SHEET_FORMATS = ['xlsx', 'docx', 'pdf'] as const

export const exportSheet = operation({
  name: 'targets.exportSheet',
  http: 'GET /targets/sheets/{id}/document',
  title: { zh: '导出自评表', en: 'Export a self-evaluation sheet' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    id: Id,
    format: oneOf(SHEET_FORMATS),
    /** A signed version; left out: as it stands now. */
    edition: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  out: Type.Unknown(),
})

export const exportYearSheets = operation({
  name: 'targets.exportYearSheets',
  http: 'GET /targets/sheet-workbooks/{year}',
  title: { zh: '导出全年自评表工作簿', en: 'Export all sheets of a year as a workbook' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    year: Year,
    /** Needed where sheets of several units are within reach. */
    unit: Type.Optional(Unit),
  }),
  out: Type.Unknown(),
})

export const BUNDLE_STATES = ['waiting', 'printing', 'done', 'failed'] as const

/** All sheets of a year as PDF files in one ZIP, made in the background. */
export const SheetBundle = Type.Object({
  id: Id,
  year: Year,
  state: oneOf(BUNDLE_STATES),
  /** Printed so far, of so many. */
  done: Type.Integer(),
  total: Type.Integer(),
  bytes: nullable<number>(Type.Integer()),
  /** Why it failed, with the way out. */
  fault: nullable<string>(Type.String()),
  at: Instant,
})
export type SheetBundle = Static<typeof SheetBundle>

export const printYearSheets = operation({
  name: 'targets.printYearSheets',
  http: 'POST /targets/sheet-bundles',
  title: { zh: '打印全年自评表', en: 'Print all sheets of a year' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ year: Year, unit: Type.Optional(Unit) }),
  out: SheetBundle,
})

export const getSheetBundle = operation({
  name: 'targets.getSheetBundle',
  http: 'GET /targets/sheet-bundles/{id}',
  title: { zh: '查看打印进度', en: 'How far the printing is' },
  may: 'targets:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: SheetBundle,
})

export const downloadSheetBundle = operation({
  name: 'targets.downloadSheetBundle',
  http: 'GET /targets/sheet-bundles/{id}/file',
  title: { zh: '下载打印好的自评表', en: 'Download the printed sheets' },
  may: 'targets:view',
  reach: 'own',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})

const FindingCount = Type.Object({ error: Type.Integer(), warning: Type.Integer(), note: Type.Integer() })

export const ImportedSheetLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: oneOf(['project', 'department', 'fragment']),
  indicators: Type.Integer(),
  /** As printed. */
  total: nullable<string>(Type.String()),
  findings: FindingCount,
})

const FindingLine = Type.Object({
  /** Name of the sheet. */
  sheet: Type.String(),
  where: Type.String(),
  severity: oneOf(['error', 'warning', 'note']),
  text: Type.String(),
})
export type FindingLine = Static<typeof FindingLine>

export type ImportedSheetLine = Static<typeof ImportedSheetLine>

export const SheetImportAnswer = Type.Object({
  dryRun: Type.Boolean(),
  /** Of the set as it is kept; null after a try. */
  id: nullable<string>(Id),
  origin: oneOf(['json', 'xlsx']),
  district: Type.String(),
  unit: Type.String(),
  year: Type.Integer(),
  moneyUnit: Type.String(),
  /** By which the sheets are checked. */
  scheme: Type.String(),
  sheets: Type.Array(ImportedSheetLine),
  findings: FindingCount,
  /** The gravest first. */
  first: Type.Array(FindingLine),
  /** Cells whose content has no field: it is not taken over. */
  unread: Type.Array(Type.Object({ sheet: Type.String(), cell: Type.String(), text: Type.String() })),
  unreadCount: Type.Integer(),
})
export type SheetImportAnswer = Static<typeof SheetImportAnswer>

export const importSheets = operation({
  name: 'targets.importSheets',
  http: 'POST /targets/imported-sets',
  title: { zh: '导入自评表', en: 'Import sheets' },
  may: 'targets:fill',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 16 * 1024 * 1024,
  in: Type.Object({
    /** `true` reads and checks without keeping anything. */
    dryRun: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
    /** Left out: that of the district named in the file, else the district's own. */
    scheme: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_-]{1,40}$' })),
  }),
  out: SheetImportAnswer,
})

export const ImportedSetRow = Type.Object({
  id: Id,
  /** Of the file. */
  name: Type.String(),
  origin: oneOf(['json', 'xlsx']),
  district: Type.String(),
  unit: Type.String(),
  year: Type.Integer(),
  scheme: Type.String(),
  sheetCount: Type.Integer(),
  byName: Type.String(),
  at: Instant,
})
export type ImportedSetRow = Static<typeof ImportedSetRow>

export const listImportedSets = operation({
  name: 'targets.listImportedSets',
  http: 'GET /targets/imported-sets',
  title: { zh: '查看导入的自评表', en: 'Imported sheets' },
  may: 'targets:view',
  reach: 'district',
  in: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(ImportedSetRow), next: nullable<string>(Type.String()) }),
})

export const ImportedSetView = Type.Object({
  row: ImportedSetRow,
  sheets: Type.Array(ImportedSheetLine),
  findings: FindingCount,
  /** The gravest first. */
  first: Type.Array(FindingLine),
  /** Exact numbers as `{"exact": "16.42"}`; see `domain/exact-tree.ts`. */
  set: Type.Unsafe<Plain>(Type.Unknown()),
  scheme: Type.Unsafe<Plain>(Type.Unknown()),
  form: Type.Unsafe<Form>(Type.Unknown()),
})
export type ImportedSetView = Static<typeof ImportedSetView>

export const getImportedSet = operation({
  name: 'targets.getImportedSet',
  http: 'GET /targets/imported-sets/{id}',
  title: { zh: '查看一套导入的自评表', en: 'One imported set of sheets' },
  may: 'targets:view',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: ImportedSetView,
})

export const exportImportedSheets = operation({
  name: 'targets.exportImportedSheets',
  http: 'GET /targets/imported-sets/{id}/workbook',
  title: { zh: '导出已导入的自评表', en: 'Export imported sheets' },
  may: 'targets:view',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})
