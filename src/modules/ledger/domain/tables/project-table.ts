import type { Fact } from '../figures.ts'
import { amountOf } from '../figures.ts'
import { incomeColumn } from './income-columns.ts'
import { money, type PublicTable, percent, type Relation, type TableColumn, type TableRow, text } from './table.ts'
import type { TableFacts } from './table-facts.ts'
import { percentOf } from './tree-table.ts'

const PARTS: readonly { id: string; zh: string; en: string; columns: readonly string[] }[] = [
  { id: 'general', zh: '一般公共预算', en: 'General budget', columns: ['general'] },
  { id: 'governmentFund', zh: '政府性基金预算', en: 'Government funds', columns: ['governmentFund'] },
  { id: 'stateCapital', zh: '国有资本经营预算', en: 'State capital', columns: ['stateCapital'] },
  { id: 'carryOver', zh: '上年结转', en: 'Carried over', columns: ['carryOver'] },
  { id: 'other', zh: '其他资金', en: 'Other', columns: ['superior', 'business', 'operating', 'subsidiary', 'other'] },
]

/** 项目支出表, beside the nine: every project with its sources; in the account also what was spent. */
export function projectTable({ stage, now }: TableFacts): PublicTable {
  const given = now.given.filter(({ kind }) => kind === 'project')
  const spent = now.spent.filter(({ kind }) => kind === 'project')
  const keys = [...new Set([...given, ...spent].map(({ projectKey }) => projectKey))].sort()
  const names = new Map([...given, ...spent].map(({ projectKey, projectName }) => [projectKey, projectName]))
  const cellsOf = (name: string, mine: (fact: Fact) => boolean) => {
    const own = given.filter(mine)
    const total = amountOf(own)
    const executed = amountOf(spent.filter(mine))
    return {
      name,
      total,
      ...Object.fromEntries(
        PARTS.map(({ id, columns }) => [
          id,
          amountOf(own.filter((fact) => columns.includes(incomeColumn(fact, 'budget')))),
        ]),
      ),
      ...(stage === 'final' ? { executed, rate: percentOf(executed, total) } : {}),
    }
  }
  const rows: TableRow[] = [
    { key: 'total', level: 0, cells: cellsOf('合计', () => true) },
    ...keys.map((key) => ({
      key,
      level: 1,
      cells: cellsOf(names.get(key) ?? key, ({ projectKey }) => projectKey === key),
    })),
  ]
  const columns: TableColumn[] = [
    text('name', '项目名称', 'Project'),
    money('total', stage === 'budget' ? '合计' : '全年预算数', stage === 'budget' ? 'Total' : 'Budget of the year'),
    ...PARTS.map(({ id, zh, en }) => money(id, zh, en)),
    ...(stage === 'final' ? [money('executed', '执行数', 'Spent'), percent('rate', '执行率（%）', 'Rate (%)')] : []),
  ]
  const at = (row: string, column: string) => ({ table: '10', row, column })
  const relations: Relation[] = [
    ...columns
      .filter(({ kind }) => kind === 'money')
      .map(
        ({ id }): Relation => ({
          kind: 'account-sum',
          left: keys.map((key) => at(key, id)),
          right: [at('total', id)],
          about: { zh: '各项目之和等于合计', en: 'projects add up to the total' },
        }),
      ),
    ...rows.map(
      ({ key }): Relation => ({
        kind: 'account-sum',
        left: PARTS.map(({ id }) => at(key, id)),
        right: [at(key, 'total')],
        about: { zh: '各来源之和等于合计栏', en: 'sources add up to the total' },
      }),
    ),
  ]
  return {
    no: '10',
    zh: stage === 'budget' ? '项目支出表' : '项目支出决算表',
    en: stage === 'budget' ? 'Projects' : 'Projects, final',
    columns,
    rows,
    notes: [],
    relations,
  }
}
