import type { Title } from '#core/module-card.ts'
import { negative } from '#core/number/exact.ts'
import { type Fact, isFiscal, type YearFigures } from '../figures.ts'
import type { Fund } from '../fund.ts'
import { incomeColumn, incomeColumns } from './income-columns.ts'
import { code, money, type PublicTable, text } from './table.ts'
import {
  ECONOMIC_DEPTHS,
  economicName,
  FUNCTIONAL_DEPTHS,
  functionalName,
  type TableFacts,
  THREE_PUBLIC_CODES,
  THREE_PUBLIC_ROWS,
  threePublicOf,
} from './table-facts.ts'
import { type Entry, treeTable } from './tree-table.ts'

const CODE = code('code', '科目编码', 'Code')
const NAME = text('name', '科目名称', 'Item')
const TOTAL = money('total', '合计', 'Total')
const BASIC = money('basic', '基本支出', 'Basic')
const PROJECT = money('project', '项目支出', 'Projects')
const PERSONNEL = money('personnel', '人员经费', 'Personnel')
const OPERATING = money('operating', '公用经费', 'Public funds')

const byItem = (facts: readonly Fact[], column: (fact: Fact) => string): Entry[] =>
  facts.map((fact) => ({ code: fact.functional, column: column(fact), amount: fact.amount }))
const byClass = (facts: readonly Fact[], column: (fact: Fact) => string): Entry[] =>
  facts.map((fact) => ({ code: fact.economic, column: column(fact), amount: fact.amount }))
const basicOrProject = ({ kind }: Fact) => (kind === 'basic' ? 'basic' : 'project')
const partOfBasic = ({ kind, basicPart }: Fact) => (kind === 'basic' ? (basicPart ?? 'operating') : 'project')
const before = () => 'previous'

/** 公开02表: where the money of each item comes from. */
export function incomeTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  const counted = (year: YearFigures) =>
    stage === 'budget' ? year.given : year.given.filter(({ income }) => income !== 'carryOver')
  const columns = incomeColumns(stage)
  return treeTable(
    {
      no: '02',
      zh: stage === 'budget' ? '部门收入总表' : '收入决算表',
      en: stage === 'budget' ? 'Income' : 'Income, final',
      depths: FUNCTIONAL_DEPTHS,
      nameOf: functionalName(facts),
      columns: [CODE, NAME, TOTAL, ...columns],
      sums: [{ total: 'total', parts: columns.map(({ id }) => id) }],
      compare: 'total',
      hasPrevious: previous !== null,
      share: 'total',
    },
    [
      ...byItem(counted(now), (fact) => incomeColumn(fact, stage)),
      ...(previous ? byItem(counted(previous), before) : []),
    ],
  )
}

/** 公开03表: basic spending and projects of each item. */
export function spendingTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  return treeTable(
    {
      no: '03',
      zh: stage === 'budget' ? '部门支出总表' : '支出决算表',
      en: stage === 'budget' ? 'Spending' : 'Spending, final',
      depths: FUNCTIONAL_DEPTHS,
      nameOf: functionalName(facts),
      columns: [CODE, NAME, TOTAL, BASIC, PROJECT],
      sums: [{ total: 'total', parts: ['basic', 'project'] }],
      compare: 'total',
      hasPrevious: previous !== null,
      share: 'total',
    },
    [...byItem(now.spent, basicOrProject), ...byItem(previous?.spent ?? [], before)],
  )
}

const isGeneral = (fact: Fact) => isFiscal(fact) && fact.fund === 'general'

/** 公开05表: spending from the general public budget. */
export function generalTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  return treeTable(
    {
      no: '05',
      zh: stage === 'budget' ? '一般公共预算支出表' : '一般公共预算财政拨款支出决算表',
      en: stage === 'budget' ? 'General public budget' : 'General public budget, final',
      depths: FUNCTIONAL_DEPTHS,
      nameOf: functionalName(facts),
      columns: [CODE, NAME, TOTAL, BASIC, PERSONNEL, OPERATING, PROJECT],
      sums: [
        { total: 'total', parts: ['basic', 'project'] },
        { total: 'basic', parts: ['personnel', 'operating'] },
      ],
      compare: 'total',
      hasPrevious: previous !== null,
      share: 'total',
    },
    [...byItem(now.spent.filter(isGeneral), partOfBasic), ...byItem((previous?.spent ?? []).filter(isGeneral), before)],
  )
}

/** 公开06表: basic spending from the general public budget by economic class. */
export function basicTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  const holds = (fact: Fact) => isGeneral(fact) && fact.kind === 'basic'
  return treeTable(
    {
      no: '06',
      zh: stage === 'budget' ? '一般公共预算基本支出表' : '一般公共预算财政拨款基本支出决算明细表',
      en: stage === 'budget' ? 'Basic spending' : 'Basic spending, final',
      depths: ECONOMIC_DEPTHS,
      nameOf: economicName(facts),
      columns: [CODE, text('name', '经济分类科目', 'Economic class'), TOTAL, PERSONNEL, OPERATING],
      sums: [{ total: 'total', parts: ['personnel', 'operating'] }],
      compare: 'total',
      hasPrevious: previous !== null,
      share: 'total',
    },
    [...byClass(now.spent.filter(holds), partOfBasic), ...byClass((previous?.spent ?? []).filter(holds), before)],
  )
}

/** 公开07表: travel abroad, vehicles and receptions paid from money of the treasury. */
export function threePublicTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  const heading = threePublicOf(facts)
  const entries = (from: readonly Fact[], column: string): Entry[] =>
    from.filter(isGeneral).flatMap((fact) => {
      const found = heading(fact)
      return found === null ? [] : [{ code: THREE_PUBLIC_CODES[found], column, amount: fact.amount }]
    })
  const spent =
    stage === 'budget'
      ? [money('total', '本年预算数', 'Budget')]
      : [money('budget', '全年预算数', 'Budget of the year'), money('total', '决算数', 'Final')]
  return treeTable(
    {
      no: '07',
      zh: stage === 'budget' ? '一般公共预算“三公”经费支出表' : '财政拨款“三公”经费支出决算表',
      en: stage === 'budget' ? 'Travel, vehicles, receptions' : 'Travel, vehicles, receptions, final',
      depths: [1, 2],
      nameOf: (row) => THREE_PUBLIC_ROWS[row] ?? row,
      columns: [text('name', '项目', 'Heading'), ...spent],
      sums: [],
      compare: 'total',
      hasPrevious: previous !== null,
      empty: NOTHING('“三公”经费', 'travel, vehicles and receptions'),
    },
    [
      ...(stage === 'final' ? entries(now.given, 'budget') : []),
      ...entries(now.spent, 'total'),
      ...entries(previous?.spent ?? [], 'previous'),
    ],
  )
}

/** 公开08表 and 公开09表: one of the other budgets; the account also tells what was there before and after. */
export function fundTable(facts: TableFacts, fund: Exclude<Fund, 'general'>): PublicTable {
  const { stage, now, previous } = facts
  const holds = (fact: Fact) => isFiscal(fact) && fact.fund === fund
  const [no, zh, en] =
    fund === 'governmentFund' ? ['08', '政府性基金', 'Government funds'] : ['09', '国有资本经营', 'State capital']
  const given = now.given.filter(holds)
  const spent = now.spent.filter(holds)
  const accounts = stage === 'final'
  return treeTable(
    {
      no,
      zh: accounts ? `${zh}预算财政拨款收入支出决算表` : `${zh}预算支出表`,
      en: accounts ? `${en}, final` : en,
      depths: FUNCTIONAL_DEPTHS,
      nameOf: functionalName(facts),
      columns: [
        CODE,
        NAME,
        ...(accounts ? [money('opening', '年初结转和结余', 'Carried over'), money('income', '本年收入', 'Given')] : []),
        money('total', accounts ? '本年支出' : '合计', accounts ? 'Spent' : 'Total'),
        BASIC,
        PROJECT,
        ...(accounts ? [money('closing', '年末结转和结余', 'Left')] : []),
      ],
      sums: [{ total: 'total', parts: ['basic', 'project'] }],
      balances: accounts
        ? [
            {
              left: ['opening', 'income'],
              right: ['total', 'closing'],
              about: { zh: '年初结转加本年收入等于本年支出加年末结转', en: 'opening and given = spent and left' },
            },
          ]
        : [],
      compare: 'total',
      hasPrevious: previous !== null,
      empty: NOTHING(`${zh}预算拨款`, en.toLowerCase()),
    },
    [
      ...byItem(spent, basicOrProject),
      ...byItem((previous?.spent ?? []).filter(holds), before),
      ...(accounts
        ? [
            ...byItem(given, ({ income }) => (income === 'carryOver' ? 'opening' : 'income')),
            ...byItem(given, () => 'closing'),
            ...byItem(spent, () => 'closing').map((entry) => ({ ...entry, amount: negative(entry.amount) })),
          ]
        : []),
    ],
  )
}

const NOTHING = (zh: string, en: string): Title => ({
  zh: `本单位本年没有${zh}安排的支出。`,
  en: `The unit has no spending on ${en} this year.`,
})
