import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { FUNDS } from '../domain/fund.ts'
import { PROCUREMENT_KINDS } from '../domain/procurement.ts'
import { AdjustmentRow, BudgetLineRow, EstimateRow, LedgerFindingRow, ProcurementRow, YearRow } from './projects.ts'
import {
  Code,
  Day,
  Decimal,
  DecimalUp,
  Id,
  MoneyUnit,
  nullable,
  oneOf,
  ProjectRef,
  Sentence,
  Unit,
  Year,
} from './words.ts'

const Why = Type.Optional(Type.String({ maxLength: 500 }))
const Source = Type.String({ minLength: 1, maxLength: 40 })
const Removed = Type.Object({ id: Id })

export const saveBudgetLine = operation({
  name: 'ledger.saveBudgetLine',
  http: 'PUT /ledger/lines/{id}',
  title: { zh: '登记或修改年初预算', en: 'Enter or change a budget line' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a line. Once the budget is adopted only a line of nothing can be added, for adjustments. */
    id: Id,
    project: ProjectRef,
    year: Year,
    source: Source,
    /** Of money of the treasury; that of the source if left out. */
    fund: Type.Optional(oneOf(FUNDS)),
    functional: Code,
    economic: Code,
    initial: DecimalUp,
    moneyUnit: MoneyUnit,
    note: Type.Optional(Type.String({ maxLength: 200 })),
    why: Why,
  }),
  out: BudgetLineRow,
})

export const removeBudgetLine = operation({
  name: 'ledger.removeBudgetLine',
  http: 'DELETE /ledger/lines/{id}',
  title: { zh: '删除年初预算', en: 'Remove a budget line' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, why: Sentence(500) }),
  out: Removed,
})

export const adjustBudget = operation({
  name: 'ledger.adjustBudget',
  http: 'POST /ledger/adjustments',
  title: { zh: '登记预算调整', en: 'Adjust a budget' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    /** One document may move money between several lines. Below zero: less. */
    changes: Type.Array(Type.Object({ lineId: Id, amount: Decimal }), { minItems: 1, maxItems: 50 }),
    moneyUnit: MoneyUnit,
    documentNo: Sentence(60),
    adjustedOn: Day,
    reason: Sentence(500),
  }),
  out: Type.Object({ items: Type.Array(AdjustmentRow) }),
})

export const correctAdjustment = operation({
  name: 'ledger.correctAdjustment',
  http: 'POST /ledger/adjustments/{id}/correct',
  title: { zh: '冲销预算调整', en: 'Take an adjustment back' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
  out: AdjustmentRow,
})

export const saveEstimate = operation({
  name: 'ledger.saveEstimate',
  http: 'PUT /ledger/estimates/{id}',
  title: { zh: '登记或修改支出明细测算', en: 'Enter or change an estimate' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    id: Id,
    project: ProjectRef,
    year: Year,
    activity: Sentence(100),
    content: Type.Optional(Type.String({ maxLength: 500 })),
    economic: Code,
    quantity: Type.Optional(DecimalUp),
    quantityUnit: Type.Optional(Type.String({ maxLength: 20 })),
    /** In `moneyUnit`, as the amount. */
    unitPrice: Type.Optional(DecimalUp),
    amount: DecimalUp,
    moneyUnit: MoneyUnit,
    basis: Sentence(500),
    why: Why,
  }),
  out: EstimateRow,
})

export const removeEstimate = operation({
  name: 'ledger.removeEstimate',
  http: 'DELETE /ledger/estimates/{id}',
  title: { zh: '删除支出明细测算', en: 'Remove an estimate' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, why: Sentence(500) }),
  out: Removed,
})

export const saveProcurement = operation({
  name: 'ledger.saveProcurement',
  http: 'PUT /ledger/procurement/{id}',
  title: { zh: '登记或修改项目采购', en: 'Enter or change a procurement line' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    id: Id,
    project: ProjectRef,
    year: Year,
    name: Sentence(100),
    kind: oneOf(PROCUREMENT_KINDS),
    quantity: Sentence(60),
    amount: DecimalUp,
    moneyUnit: MoneyUnit,
    method: Sentence(40),
    why: Why,
  }),
  out: ProcurementRow,
})

export const removeProcurement = operation({
  name: 'ledger.removeProcurement',
  http: 'DELETE /ledger/procurement/{id}',
  title: { zh: '删除项目采购', en: 'Remove a procurement line' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, why: Sentence(500) }),
  out: Removed,
})

export const checkBudget = operation({
  name: 'ledger.checkBudget',
  http: 'GET /ledger/checks',
  title: { zh: '核对预算合计', en: 'Check the sums of a budget' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({ year: Year, unit: Type.Optional(Unit) }),
  out: Type.Object({
    year: Type.Integer(),
    unit: Type.String(),
    projects: Type.Integer(),
    /** Of all projects, in yuan, and what the approving document gives. */
    initial: Decimal,
    approved: nullable<string>(Decimal),
    findings: Type.Array(LedgerFindingRow),
  }),
})

export const adoptBudget = operation({
  name: 'ledger.adoptBudget',
  http: 'POST /ledger/years/{year}/adopt',
  title: { zh: '登记预算批复', en: 'Record that a budget was adopted' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    year: Year,
    unit: Unit,
    documentNo: Sentence(60),
    adoptedOn: Day,
    /** What the document gives the unit in all. */
    approved: DecimalUp,
    moneyUnit: MoneyUnit,
    /** Needed where sums do not agree. */
    despite: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: YearRow,
})

/** What is left of a line at the end of its year. */
export const RestRow = Type.Object({
  lineId: Id,
  projectKey: Type.String(),
  projectName: Type.String(),
  sourceName: Type.String(),
  functional: Type.String(),
  economic: Type.String(),
  economicName: Type.String(),
  adjusted: Decimal,
  executed: Decimal,
  remaining: Decimal,
})
export type RestRow = Static<typeof RestRow>

export const listRests = operation({
  name: 'ledger.listRests',
  http: 'GET /ledger/years/{year}/rests',
  title: { zh: '年末结余', en: 'What is left at the end of a year' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({ year: Year, unit: Unit }),
  out: Type.Object({ items: Type.Array(RestRow), total: Decimal }),
})

export const closeYear = operation({
  name: 'ledger.closeYear',
  http: 'POST /ledger/years/{year}/close',
  title: { zh: '年末结账和结转', en: 'Close a year and carry its rest over' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    year: Year,
    unit: Unit,
    closedOn: Day,
    documentNo: Sentence(60),
    /** In yuan; what is left of lines that are not named lapses. */
    carry: Type.Array(Type.Object({ lineId: Id, amount: DecimalUp }), { maxItems: 500 }),
    reason: Sentence(500),
  }),
  out: Type.Object({ year: YearRow, carried: Decimal, lapsed: Decimal }),
})

export const importBudget = operation({
  name: 'ledger.importBudget',
  http: 'POST /ledger/lines/import',
  title: { zh: '导入年初预算', en: 'Import budget lines' },
  may: 'ledger:keep',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 8 * 1024 * 1024,
  in: Type.Object({
    year: Type.String({ pattern: '^20\\d\\d$' }),
    unit: Unit,
    /** `true` checks and counts without changing anything. */
    dryRun: Type.Optional(Type.String({ pattern: '^(true|false)$' })),
  }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    read: Type.Integer(),
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    /** Of all rows that can be used, in yuan. */
    total: Decimal,
    rejectedCount: Type.Integer(),
    rejected: Type.Array(Type.Object({ line: Type.Integer(), reasonZh: Type.String(), reasonEn: Type.String() })),
  }),
})

export const budgetTemplate = operation({
  name: 'ledger.budgetTemplate',
  http: 'GET /ledger/lines/template',
  title: { zh: '年初预算导入模板', en: 'Template for importing budget lines' },
  may: 'ledger:keep',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ format: Type.Optional(oneOf(['xlsx', 'csv'])) }),
  out: Type.Unknown(),
})
