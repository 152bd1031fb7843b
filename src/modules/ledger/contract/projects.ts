import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { FUNDS, INCOMES, THREE_PUBLIC } from '../domain/fund.ts'
import { PROCUREMENT_KINDS } from '../domain/procurement.ts'
import { BASIC_PARTS, PROJECT_ATTRIBUTES, PROJECT_CLASSES, PROJECT_KINDS, PROJECT_TYPES } from '../domain/project.ts'
import { Cursor, Decimal, Id, Instant, nullable, oneOf, ProjectKey, ProjectRef, Sentence, Unit, Year } from './words.ts'

export { inUnit, MONEY_UNITS, type MoneyUnit, yuanText } from '../domain/amount.ts'
export {
  PROJECT_ATTRIBUTE_NAMES,
  PROJECT_CLASS_NAMES,
  PROJECT_KIND_NAMES,
  PROJECT_TYPE_NAMES,
  type ProjectAttribute,
  type ProjectClass,
  type ProjectKind,
  type ProjectType,
} from '../domain/project.ts'

const Names = Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), { maxItems: 20 })

export const ProjectFacts = Type.Object({
  id: Id,
  key: ProjectKey,
  name: Type.String(),
  shortNames: Type.Array(Type.String()),
  formerNames: Type.Array(Type.String()),
  unit: Type.String(),
  kind: oneOf(PROJECT_KINDS),
  class: nullable<(typeof PROJECT_CLASSES)[number]>(oneOf(PROJECT_CLASSES)),
  attribute: nullable<(typeof PROJECT_ATTRIBUTES)[number]>(oneOf(PROJECT_ATTRIBUTES)),
  type: nullable<(typeof PROJECT_TYPES)[number]>(oneOf(PROJECT_TYPES)),
  basicPart: nullable<(typeof BASIC_PARTS)[number]>(oneOf(BASIC_PARTS)),
  implementer: Type.String(),
  fromYear: Type.Integer(),
  toYear: nullable<number>(Type.Integer()),
  version: Type.Integer(),
})
export type ProjectFacts = Static<typeof ProjectFacts>

/** Yuan; the rate is in percent with two decimals, null where there is no budget. Nothing of it is ever typed. */
export const Execution = Type.Object({
  initial: Decimal,
  adjustment: Decimal,
  adjusted: Decimal,
  executed: Decimal,
  remaining: Decimal,
  rate: nullable<string>(Decimal),
})
export type Execution = Static<typeof Execution>

export const LedgerFindingRow = Type.Object({
  /** Key of the project; `budget` for the unit. */
  project: Type.String(),
  indicator: Type.Null(),
  where: Type.String(),
  kind: Type.String(),
  severity: oneOf(['error', 'warning', 'note']),
  printed: nullable<string>(Type.String()),
  recomputed: nullable<string>(Type.String()),
  text: Type.String(),
  textEn: Type.String(),
})
export type LedgerFindingRow = Static<typeof LedgerFindingRow>

export const ProjectRow = Type.Object({
  ...ProjectFacts.properties,
  ...Execution.properties,
  /** Sums that do not agree. */
  findings: Type.Integer(),
})
export type ProjectRow = Static<typeof ProjectRow>

export const YearRow = Type.Object({
  unit: Type.String(),
  year: Type.Integer(),
  state: oneOf(['draft', 'adopted', 'closed']),
  documentNo: nullable<string>(Type.String()),
  adoptedOn: nullable<string>(Type.String()),
  approved: nullable<string>(Decimal),
  despite: nullable<string>(Type.String()),
  closedOn: nullable<string>(Type.String()),
  version: Type.Integer(),
})
export type YearRow = Static<typeof YearRow>

export const projectFilters = {
  /** The newest year that has a budget, if left out. */
  year: Type.Optional(Year),
  unit: Type.Optional(Unit),
  kind: Type.Optional(oneOf(PROJECT_KINDS)),
  class: Type.Optional(oneOf(PROJECT_CLASSES)),
  source: Type.Optional(Type.String({ maxLength: 40 })),
  /** Part of a name, a former name or key. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

export const listProjects = operation({
  name: 'ledger.listProjects',
  http: 'GET /ledger/projects',
  title: { zh: '项目预算和执行', en: 'Projects with their budgets' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({
    ...projectFilters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({
    year: Type.Integer(),
    years: Type.Array(YearRow),
    items: Type.Array(ProjectRow),
    /** Of all that the filters let through, whatever the page. */
    totals: Execution,
    next: nullable<string>(Type.String()),
  }),
})

export const BudgetLineRow = Type.Object({
  id: Id,
  source: Type.String(),
  sourceName: Type.String(),
  fund: nullable<(typeof FUNDS)[number]>(oneOf(FUNDS)),
  functional: Type.String(),
  functionalName: Type.String(),
  economic: Type.String(),
  economicName: Type.String(),
  note: Type.String(),
  version: Type.Integer(),
  ...Execution.properties,
})
export type BudgetLineRow = Static<typeof BudgetLineRow>

export const AdjustmentRow = Type.Object({
  id: Id,
  lineId: Id,
  sourceName: Type.String(),
  economicName: Type.String(),
  amount: Decimal,
  documentNo: Type.String(),
  adjustedOn: Type.String(),
  reason: Type.String(),
  corrects: nullable<string>(Id),
  correctedBy: nullable<string>(Id),
  byName: Type.String(),
  at: Instant,
})
export type AdjustmentRow = Static<typeof AdjustmentRow>

export const EstimateRow = Type.Object({
  id: Id,
  activity: Type.String(),
  content: Type.String(),
  economic: Type.String(),
  economicName: Type.String(),
  quantity: nullable<string>(Decimal),
  quantityUnit: nullable<string>(Type.String()),
  unitPrice: nullable<string>(Decimal),
  amount: Decimal,
  basis: Type.String(),
  version: Type.Integer(),
})
export type EstimateRow = Static<typeof EstimateRow>

export const ProcurementRow = Type.Object({
  id: Id,
  name: Type.String(),
  kind: oneOf(PROCUREMENT_KINDS),
  quantity: Type.String(),
  amount: Decimal,
  method: Type.String(),
  version: Type.Integer(),
})
export type ProcurementRow = Static<typeof ProcurementRow>

export const ProjectSheet = Type.Object({
  project: ProjectFacts,
  year: Type.Integer(),
  /** Of the unit in this year; `draft` where nobody has begun it. */
  state: oneOf(['draft', 'adopted', 'closed']),
  years: Type.Array(Type.Object({ year: Type.Integer(), ...Execution.properties })),
  total: Execution,
  sources: Type.Array(Type.Object({ source: Type.String(), sourceName: Type.String(), ...Execution.properties })),
  lines: Type.Array(BudgetLineRow),
  adjustments: Type.Array(AdjustmentRow),
  estimates: Type.Array(EstimateRow),
  estimateTotal: Decimal,
  /** What estimates must come to: beginning amounts without what was carried over. */
  estimateBase: Decimal,
  procurement: Type.Array(ProcurementRow),
  procurementTotal: Decimal,
  findings: Type.Array(LedgerFindingRow),
})
export type ProjectSheet = Static<typeof ProjectSheet>

export const getProject = operation({
  name: 'ledger.getProject',
  http: 'GET /ledger/projects/{id}',
  title: { zh: '查看项目预算和执行', en: 'One project with its budget' },
  may: 'ledger:view',
  reach: 'area',
  in: Type.Object({ id: ProjectRef, year: Type.Optional(Year) }),
  out: ProjectSheet,
})

export const saveProject = operation({
  name: 'ledger.saveProject',
  http: 'PUT /ledger/projects/{id}',
  title: { zh: '登记或修改项目', en: 'Add or change a project' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a project. */
    id: Id,
    key: ProjectKey,
    name: Sentence(60),
    shortNames: Type.Optional(Names),
    formerNames: Type.Optional(Names),
    unit: Unit,
    kind: oneOf(PROJECT_KINDS),
    class: Type.Optional(oneOf(PROJECT_CLASSES)),
    attribute: Type.Optional(oneOf(PROJECT_ATTRIBUTES)),
    type: Type.Optional(oneOf(PROJECT_TYPES)),
    basicPart: Type.Optional(oneOf(BASIC_PARTS)),
    implementer: Sentence(60),
    fromYear: Year,
    toYear: Type.Optional(Year),
    /** Needed once it stands there. */
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: ProjectFacts,
})

export const listChangesOfProject = operation({
  name: 'ledger.listChanges',
  http: 'GET /ledger/projects/{id}/changes',
  title: { zh: '项目台账的修改记录', en: 'Who changed what of a project' },
  may: 'ledger:view-payments',
  reach: 'area',
  in: Type.Object({
    id: ProjectRef,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        byName: Type.String(),
        objectKind: Type.String(),
        action: oneOf(['added', 'changed', 'removed']),
        why: Type.String(),
      }),
    ),
    next: nullable<string>(Type.String()),
  }),
})

export const listLedgerWords = operation({
  name: 'ledger.listWords',
  http: 'GET /ledger/words',
  title: { zh: '资金来源和科目', en: 'Sources of money and classes of spending' },
  may: 'ledger:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    sources: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        income: oneOf(INCOMES),
        fund: nullable<(typeof FUNDS)[number]>(oneOf(FUNDS)),
      }),
    ),
    functionalItems: Type.Array(Type.Object({ code: Type.String(), zh: Type.String() })),
    economicClasses: Type.Array(
      Type.Object({
        code: Type.String(),
        zh: Type.String(),
        threePublic: nullable<(typeof THREE_PUBLIC)[number]>(oneOf(THREE_PUBLIC)),
      }),
    ),
  }),
})

export const exportProjects = operation({
  name: 'ledger.exportProjects',
  http: 'POST /ledger/projects/export',
  title: { zh: '导出项目预算和执行', en: 'Export projects with their budgets' },
  may: 'ledger:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...projectFilters, format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})
