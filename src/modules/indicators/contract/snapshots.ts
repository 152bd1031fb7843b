import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { BasisWord, By, Figure, Id, Month, Name, nullable, Text, Title } from './words.ts'

const FigureOrNone = nullable<{ numerator: string | null; denominator: string | null; value: string | null }>(
  Type.Object(Figure),
)

export const AdjustmentView = Type.Object({
  id: Type.String(),
  month: Type.String(),
  by: By,
  indicator: Type.String(),
  scope: Type.String(),
  label: Title,
  basis: BasisWord,
  reason: Type.String(),
  state: Type.Unsafe<'reckoning' | 'asked' | 'same' | 'approved' | 'refused'>(Type.String()),
  old: FigureOrNone,
  new: FigureOrNone,
  asOf: Text,
  askedBy: Type.String(),
  askedAt: Type.String(),
  decidedBy: Text,
  decidedAt: Text,
  decision: Text,
  /** Asked for by the caller, who therefore does not decide it. */
  own: Type.Boolean(),
})

export const listSnapshots = operation({
  name: 'indicators.listSnapshots',
  http: 'GET /indicators/snapshots',
  title: { zh: '月度定稿', en: 'Frozen months' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    freezeOnWorkday: Type.Integer(),
    items: Type.Array(
      Type.Object({
        month: Type.String(),
        state: Type.Unsafe<'frozen' | 'working' | 'failed' | 'open' | 'early'>(Type.String()),
        /** When it may be frozen, or as of when it was. */
        asOf: Type.String(),
        bookVersion: Text,
        digest: Text,
        cases: nullable<number>(Type.Integer()),
        frozenBy: Text,
        frozenAt: Text,
        fault: Text,
      }),
    ),
    adjustments: Type.Array(AdjustmentView),
  }),
})

/** Raw and adjusted as they were frozen, and what has been found out since beside them. */
export const getSnapshot = operation({
  name: 'indicators.getSnapshot',
  http: 'GET /indicators/snapshots/{month}',
  title: { zh: '一个月的定稿数值', en: 'Figures of a frozen month' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({ month: Month, by: By, id: Type.Optional(Name) }),
  out: Type.Object({
    asOf: Type.String(),
    bookVersion: Type.String(),
    digest: Type.String(),
    formulas: Type.Record(Type.String(), Type.Integer()),
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        scope: Type.String(),
        label: Title,
        basis: BasisWord,
        ...Figure,
        adjusted: FigureOrNone,
      }),
    ),
  }),
})

export const freezeMonth = operation({
  name: 'indicators.freezeMonth',
  http: 'POST /indicators/snapshots',
  title: { zh: '月度定稿', en: 'Freeze a month' },
  may: 'indicators:freeze',
  reach: 'district',
  in: Type.Object({ month: Month }),
  out: Type.Object({ month: Type.String() }),
})

/** The figure is reckoned anew with what is known now; a second person decides whether it is published beside the old one. */
export const askAdjustment = operation({
  name: 'indicators.askAdjustment',
  http: 'POST /indicators/snapshots/{month}/adjustments',
  title: { zh: '申请更正定稿数值', en: 'Ask for an adjustment of a frozen figure' },
  may: 'indicators:freeze',
  reach: 'district',
  in: Type.Object({
    month: Month,
    by: By,
    /** With `@co` or `@child`. */
    indicator: Name,
    scope: Type.String({ minLength: 1, maxLength: 80 }),
    basis: BasisWord,
    reason: Type.String({ minLength: 4, maxLength: 500 }),
  }),
  out: Type.Object({ id: Type.String() }),
})

export const decideAdjustment = operation({
  name: 'indicators.decideAdjustment',
  http: 'POST /indicators/adjustments/{id}/decision',
  title: { zh: '审批定稿更正', en: 'Decide an adjustment' },
  may: 'indicators:approve',
  reach: 'district',
  in: Type.Object({
    id: Id,
    approve: Type.Boolean(),
    text: Type.String({ minLength: 2, maxLength: 500 }),
  }),
  out: Type.Object({ id: Type.String() }),
})
