import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Cursor, Decimal, Id, Instant, nullable, oneOf, ProjectRef, Sentence, Unit, Year } from './words.ts'

export const SAVING_SORTS = ['money', 'material'] as const
const UnitOfMeasure = Type.String({ maxLength: 30 })

const formulaText = {
  zh: Sentence(60),
  en: Sentence(100),
  sort: oneOf(SAVING_SORTS),
  /** Named inputs, numbers with units in brackets, + − × ÷ and brackets: `节约张数 × 每张克重 ÷ 1000000[克/吨]`. */
  expression: Sentence(300),
  inputs: Type.Array(Type.Object({ name: Sentence(30), unit: UnitOfMeasure }), { minItems: 1, maxItems: 20 }),
  unit: UnitOfMeasure,
  decimals: Type.Integer({ minimum: 0, maximum: 6 }),
}

export const FormulaText = Type.Object(formulaText)
export type FormulaText = Static<typeof FormulaText>

export const FormulaRow = Type.Object({
  id: Id,
  key: Type.String(),
  ...formulaText,
  version: Type.Integer(),
  savedAt: Instant,
})
export type FormulaRow = Static<typeof FormulaRow>

export const listFormulas = operation({
  name: 'ledger.listFormulas',
  http: 'GET /ledger/saving-formulas',
  title: { zh: '节约测算公式', en: 'Formulas of savings' },
  may: 'ledger:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(FormulaRow) }),
})

export const saveFormula = operation({
  name: 'ledger.saveFormula',
  http: 'PUT /ledger/saving-formulas/{id}',
  title: { zh: '新建或修改节约测算公式', en: 'Add or change a formula' },
  may: 'ledger:keep',
  reach: 'district',
  in: Type.Object({
    id: Id,
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    ...formulaText,
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: FormulaRow,
})

/** Where an input comes from, so that somebody else can look it up. */
const SavingInput = Type.Object({
  name: Sentence(30),
  value: Decimal,
  source: Sentence(200),
  documentId: Type.Optional(Id),
})

export const SavingRow = Type.Object({
  id: Id,
  unit: Type.String(),
  year: Type.Integer(),
  projectId: nullable<string>(Id),
  projectName: nullable<string>(Type.String()),
  title: Type.String(),
  formulaId: Id,
  /** As it was when the saving was written down. */
  formula: FormulaText,
  inputs: Type.Array(SavingInput),
  /** In the unit of the formula; null where the inputs do not allow it. */
  result: nullable<string>(Decimal),
  steps: Type.Array(Type.String()),
  fault: nullable<{ zh: string; en: string }>(Type.Object({ zh: Type.String(), en: Type.String() })),
  /** Why it no longer counts. */
  withdrawn: nullable<string>(Type.String()),
  byName: Type.String(),
  savedAt: Instant,
  version: Type.Integer(),
})
export type SavingRow = Static<typeof SavingRow>

export const listSavings = operation({
  name: 'ledger.listSavings',
  http: 'GET /ledger/savings',
  title: { zh: '节约事项', en: 'Savings' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({
    unit: Type.Optional(Unit),
    year: Type.Optional(Year),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(SavingRow), next: nullable<string>(Type.String()) }),
})

export const sumSavings = operation({
  name: 'ledger.sumSavings',
  http: 'GET /ledger/savings/sums',
  title: { zh: '节约合计', en: 'Savings added up' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({ unit: Type.Optional(Unit), year: Type.Optional(Year) }),
  /** A line a unit of measure and year; those that are withdrawn or cannot be reckoned are left out and counted. */
  out: Type.Object({
    sums: Type.Array(
      Type.Object({ year: Type.Integer(), measure: Type.String(), total: Decimal, count: Type.Integer() }),
    ),
    leftOut: Type.Integer(),
    asOf: Instant,
  }),
})

export const saveSaving = operation({
  name: 'ledger.saveSaving',
  http: 'PUT /ledger/savings/{id}',
  title: { zh: '登记或修改节约事项', en: 'Record or change a saving' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    id: Id,
    unit: Type.Optional(Unit),
    year: Year,
    project: Type.Optional(ProjectRef),
    title: Sentence(100),
    formulaId: Id,
    inputs: Type.Array(SavingInput, { minItems: 1, maxItems: 20 }),
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: SavingRow,
})

export const withdrawSaving = operation({
  name: 'ledger.withdrawSaving',
  http: 'POST /ledger/savings/{id}/withdraw',
  title: { zh: '撤销节约事项', en: 'Withdraw a saving' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, why: Sentence(500) }),
  out: SavingRow,
})
