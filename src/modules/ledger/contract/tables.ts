import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { STAGES } from '../domain/figures.ts'
import { LedgerFindingRow } from './projects.ts'
import { MoneyUnit, nullable, oneOf, Unit, Year } from './words.ts'

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

export const TableSheet = Type.Object({
  /** `01` of 公开01表. */
  no: Type.String(),
  title: Words,
  columns: Type.Array(
    Type.Object({ id: Type.String(), title: Words, kind: oneOf(['text', 'code', 'money', 'percent']) }),
  ),
  /** Money in yuan, percents with two decimals; null where nothing can be said. */
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      level: Type.Integer(),
      cells: Type.Record(Type.String(), nullable<string>(Type.String())),
    }),
  ),
  notes: Type.Array(Words),
})
export type TableSheet = Static<typeof TableSheet>

const which = { year: Year, stage: oneOf(STAGES), unit: Type.Optional(Unit) }

export const getPublicTables = operation({
  name: 'ledger.getPublicTables',
  http: 'GET /ledger/tables',
  title: { zh: '部门预算和决算公开表', en: 'Tables of a budget or final account' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object(which),
  out: Type.Object({
    year: Type.Integer(),
    stage: oneOf(STAGES),
    unit: Type.String(),
    unitName: Type.String(),
    /** The budget is not adopted, or the year not closed: figures may still move. */
    provisional: Type.Boolean(),
    tables: Type.Array(TableSheet),
    /** How many sums were reckoned again, and which do not hold. */
    checked: Type.Integer(),
    findings: Type.Array(LedgerFindingRow),
  }),
})

export const exportPublicTables = operation({
  name: 'ledger.exportPublicTables',
  http: 'POST /ledger/tables/export',
  title: { zh: '导出部门预算和决算公开表', en: 'Export tables of a budget or final account' },
  may: 'ledger:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    ...which,
    moneyUnit: MoneyUnit,
    format: oneOf(['xlsx', 'pdf']),
  }),
  out: Type.Unknown(),
})
