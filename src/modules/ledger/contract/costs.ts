import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { HEAD_KINDS } from '../domain/costs/cost-rules.ts'
import { Decimal, Instant, nullable, oneOf, Sentence, Unit, Year } from './words.ts'

export { HEAD_KIND_NAMES, HEAD_KINDS, type HeadKind } from '../domain/costs/cost-rules.ts'

/** The unit whose figures are asked for; the centre's own where none is named. */
const asked = {
  unit: Type.Optional(Unit),
  /** The last of the years that are compared; this year where none is named. */
  year: Type.Optional(Year),
}

const Part = Type.Object({ code: Type.String(), zh: Type.String(), amount: Decimal })
const Class = Type.Object({ code: Type.String(), zh: Type.String() })

export const StaffCostYear = Type.Object({
  year: Type.Integer(),
  /** Months 1 to this one are counted; 12 for a year that is over. */
  through: Type.Integer(),
  /** Yuan, paid in those months for those classes. */
  cost: Decimal,
  parts: Type.Array(Part),
  headsTotal: Type.Integer(),
  /** Heads ÷ months; null while a month is missing. */
  averageHeads: nullable<string>(Decimal),
  missingMonths: Type.Array(Type.Integer()),
  /** Yuan; null where it cannot be said. */
  perHead: nullable<string>(Decimal),
  verdict: oneOf(['within', 'over', 'notCompared'] as const),
  zh: Type.String(),
  en: Type.String(),
})
export type StaffCostYear = Static<typeof StaffCostYear>

export const getStaffCost = operation({
  name: 'ledger.getStaffCost',
  http: 'GET /ledger/staff-cost',
  title: { zh: '人均人员成本', en: 'Staff cost per head' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object(asked),
  out: Type.Object({
    unit: Type.String(),
    kinds: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        heads: Type.Array(oneOf(HEAD_KINDS)),
        classes: Type.Array(Class),
        ceiling: nullable<string>(Decimal),
        years: Type.Array(StaffCostYear),
      }),
    ),
    asOf: Instant,
  }),
})

export const getAdministrativeCost = operation({
  name: 'ledger.getAdministrativeCost',
  http: 'GET /ledger/administrative-cost',
  title: { zh: '行政成本与上年比较', en: 'Administrative cost against the year before' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object(asked),
  out: Type.Object({
    unit: Type.String(),
    classes: Type.Array(Class),
    years: Type.Array(
      Type.Object({
        year: Type.Integer(),
        through: Type.Integer(),
        cost: Decimal,
        /** Of the same months of the year before. */
        before: Decimal,
        /** In percent, two decimals; null where the base is nothing. */
        changePercent: nullable<string>(Decimal),
        direction: oneOf(['fallen', 'risen', 'same', 'unknown'] as const),
        zh: Type.String(),
        en: Type.String(),
        parts: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), amount: Decimal, before: Decimal })),
      }),
    ),
    asOf: Instant,
  }),
})

const Heads = Type.Integer({ minimum: 0, maximum: 100_000 })
const MonthOfHeads = Type.Object({
  month: Type.Integer({ minimum: 1, maximum: 12 }),
  staff: nullable<number>(Heads),
  contract: nullable<number>(Heads),
})

const YearOfHeads = Type.Object({
  unit: Type.String(),
  year: Type.Integer(),
  /** Twelve of them; null where nothing has been entered. */
  months: Type.Array(MonthOfHeads),
  /** 0 before anything was saved. */
  version: Type.Integer(),
  savedAt: nullable<string>(Instant),
})

export const getHeadcounts = operation({
  name: 'ledger.getHeadcounts',
  http: 'GET /ledger/headcounts',
  title: { zh: '查看各月人数', en: 'Heads by month' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object(asked),
  out: YearOfHeads,
})

export const saveHeadcounts = operation({
  name: 'ledger.saveHeadcounts',
  http: 'PUT /ledger/headcounts/{unit}/{year}',
  title: { zh: '登记各月人数', en: 'Enter heads by month' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    unit: Unit,
    year: Year,
    months: Type.Array(MonthOfHeads, { minItems: 1, maxItems: 12 }),
    why: Type.Optional(Sentence(500)),
  }),
  out: YearOfHeads,
})
