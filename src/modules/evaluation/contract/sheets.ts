import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { SheetInputs, SheetOutcome } from '../domain/sheet.ts'
import { SHEET_STATES } from '../domain/sheet-state.ts'
import { Id, Instant, Key, nullable, oneOf, Period, Scope, SHEET_FORMATS, whole } from './words.ts'

export const SheetRow = Type.Object({
  id: Id,
  /** Given at publication. */
  no: nullable<string>(Type.String()),
  schemeId: Key,
  schemeZh: Type.String(),
  schemeEn: Type.String(),
  schemeVersion: Type.Integer(),
  groupId: Key,
  groupZh: Type.String(),
  groupEn: Type.String(),
  period: Type.String(),
  state: oneOf(SHEET_STATES),
  /** Of the sheet: rises with every appeal that was upheld. */
  version: Type.Integer(),
  members: Type.Integer(),
  ranked: Type.Integer(),
  best: nullable<{ zh: string; en: string; score: string }>(
    Type.Object({ zh: Type.String(), en: Type.String(), score: Type.String() }),
  ),
  /** How the caller's own units stand. */
  own: Type.Array(
    Type.Object({
      scope: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      score: nullable<string>(Type.String()),
      rank: nullable<number>(Type.Integer()),
    }),
  ),
  openAppeals: Type.Integer(),
  asOf: Instant,
  publishedAt: nullable<string>(Instant),
  appealsUntil: nullable<string>(Instant),
})
export type SheetRow = Static<typeof SheetRow>

const VersionHead = Type.Object({
  version: Type.Integer(),
  at: Instant,
  byName: Type.String(),
  /** Why it was made: the appeal, or the publication. */
  why: Type.String(),
  appealNo: nullable<string>(Type.String()),
  digest: Type.String(),
})
export type VersionHead = Static<typeof VersionHead>

export const Sheet = Type.Object({
  ...SheetRow.properties,
  /** The version that is shown; the newest unless another was asked for. */
  shown: Type.Integer(),
  inputs: whole<SheetInputs>(),
  outcome: whole<SheetOutcome>(),
  digest: Type.String(),
  /** Newest first; empty for a draft. */
  versions: Type.Array(VersionHead),
  /** Of these the caller sees the cases and may appeal. */
  ownScopes: Type.Array(Type.String()),
  mayAppeal: Type.Boolean(),
})
export type Sheet = Static<typeof Sheet>

export const listSheets = operation({
  name: 'evaluation.listSheets',
  http: 'GET /evaluation/sheets',
  title: { zh: '查看考评表列表', en: 'List evaluation sheets' },
  may: 'evaluation:view',
  reach: 'district',
  in: Type.Object({
    scheme: Type.Optional(Key),
    group: Type.Optional(Key),
    period: Type.Optional(Period),
    state: Type.Optional(oneOf(SHEET_STATES)),
    /** Part of the number, of a unit's or a street's name. */
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  out: Type.Object({ items: Type.Array(SheetRow), more: Type.Boolean() }),
})

export const getSheet = operation({
  name: 'evaluation.getSheet',
  http: 'GET /evaluation/sheets/{id}',
  title: { zh: '查看考评表', en: 'One evaluation sheet' },
  may: 'evaluation:view',
  reach: 'district',
  in: Type.Object({ id: Id, version: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
  out: Sheet,
})

/** Makes the draft of a period, or draws it anew from the figures of now; what is published is never drawn again. */
export const drawSheet = operation({
  name: 'evaluation.drawSheet',
  http: 'POST /evaluation/sheets',
  title: { zh: '编制考评表', en: 'Draw up a sheet' },
  may: 'evaluation:prepare',
  reach: 'district',
  in: Type.Object({ scheme: Key, group: Key, period: Period }),
  out: Sheet,
})

export const dropSheet = operation({
  name: 'evaluation.dropSheet',
  http: 'DELETE /evaluation/sheets/{id}',
  title: { zh: '删除考评表草稿', en: 'Drop a draft' },
  may: 'evaluation:prepare',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

export const publishSheet = operation({
  name: 'evaluation.publishSheet',
  http: 'POST /evaluation/sheets/{id}/publish',
  title: { zh: '公布考评表', en: 'Publish a sheet' },
  may: 'evaluation:publish',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Sheet,
})

export const exportSheet = operation({
  name: 'evaluation.exportSheet',
  http: 'GET /evaluation/sheets/{id}/document',
  title: { zh: '导出考评表', en: 'Export a sheet' },
  may: 'evaluation:export',
  reach: 'district',
  answers: 'file',
  in: Type.Object({
    id: Id,
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    format: oneOf(SHEET_FORMATS),
  }),
  out: Type.Unknown(),
})

export const LINE_PARTS = ['numerator', 'denominator', 'lost'] as const

/** The cases behind one line of a sheet, those of one's own area and units. */
export const listLineCases = operation({
  name: 'evaluation.listLineCases',
  http: 'GET /evaluation/sheets/{id}/cases',
  title: { zh: '查看得分背后的案件', en: 'Cases behind a line' },
  may: 'evaluation:view',
  reach: 'area',
  in: Type.Object({
    id: Id,
    scope: Scope,
    indicator: Key,
    /** `lost`: those that took the points. */
    part: oneOf(LINE_PARTS),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({ id: Id, caseNo: Type.String(), title: Type.String(), state: Type.String(), reportedAt: Instant }),
    ),
    /** Counted in the figure, whoever may see them. */
    counted: Type.Integer(),
    /** Of those not shown because they lie outside the caller's area and units. */
    hidden: Type.Integer(),
    /** There are more than were looked through. */
    cut: Type.Boolean(),
  }),
})

export const SheetFault = Type.Object({
  id: Id,
  no: nullable<string>(Type.String()),
  version: Type.Integer(),
  what: Type.String(),
})
export type SheetFault = Static<typeof SheetFault>

/** Reckons every stored version anew from its stored inputs. */
export const verifySheets = operation({
  name: 'evaluation.verifySheets',
  http: 'GET /evaluation/verification',
  title: { zh: '复算考评表', en: 'Reckon stored sheets anew' },
  may: 'evaluation:prepare',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    sheets: Type.Integer(),
    versions: Type.Integer(),
    equal: Type.Integer(),
    faults: Type.Array(SheetFault),
  }),
})
