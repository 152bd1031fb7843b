import type { LedgerFinding } from '../finding.ts'
import { checkTables } from './check-tables.ts'
import { fiscalTable, overviewTable } from './overview-tables.ts'
import { projectTable } from './project-table.ts'
import { basicTable, fundTable, generalTable, incomeTable, spendingTable, threePublicTable } from './spending-tables.ts'
import type { CellRef, PublicTable, Relation } from './table.ts'
import type { TableFacts } from './table-facts.ts'

export interface PublicTables {
  tables: PublicTable[]
  findings: LedgerFinding[]
  /** How many sums were reckoned again. */
  checked: number
}

/** The nine tables that a department makes public of its budget or final account, and the one of its projects. */
export function publicTables(facts: TableFacts): PublicTables {
  const tables = [
    overviewTable(facts),
    incomeTable(facts),
    spendingTable(facts),
    fiscalTable(facts),
    generalTable(facts),
    basicTable(facts),
    threePublicTable(facts),
    fundTable(facts, 'governmentFund'),
    fundTable(facts, 'stateCapital'),
    projectTable(facts),
  ]
  const across = relationsAcross(facts)
  const noted = facts.previous
    ? tables
    : tables.map((table) => (table.no === '10' ? table : { ...table, notes: [...table.notes, NO_PREVIOUS] }))
  return {
    tables: noted,
    findings: checkTables(tables, across),
    checked: tables.reduce((count, { relations }) => count + relations.length, across.length),
  }
}

const NO_PREVIOUS = {
  zh: '台账中没有上年数据，不作比较。',
  en: 'The ledger knows nothing of the year before: nothing is compared.',
}

/** One sum that stands in two tables is the same sum. */
export function relationsAcross({ stage }: Pick<TableFacts, 'stage'>): Relation[] {
  const cell = (table: string, row: string, column: string): CellRef => ({ table, row, column })
  const same = (left: CellRef, right: CellRef, zh: string, en: string): Relation => ({
    kind: 'cross-table',
    left: [left],
    right: [right],
    about: { zh, en },
  })
  return [
    stage === 'budget'
      ? same(cell('01', 'grand', 'incomeNow'), cell('02', 'total', 'total'), '收支总表与收入表一致', 'table 01 and 02')
      : same(cell('01', 'year', 'incomeNow'), cell('02', 'total', 'total'), '收支总表与收入表一致', 'table 01 and 02'),
    same(cell('01', 'year', 'spendingNow'), cell('03', 'total', 'total'), '收支总表与支出表一致', 'table 01 and 03'),
    same(
      cell('01', 'year', 'spendingPrevious'),
      cell('03', 'total', 'previous'),
      '上年支出一致',
      'last year of 01 and 03',
    ),
    same(
      cell('04', 'year', 'general'),
      cell('05', 'total', 'total'),
      '财政拨款总表与一般公共预算支出表一致',
      'table 04 and 05',
    ),
    same(
      cell('05', 'total', 'basic'),
      cell('06', 'total', 'total'),
      '一般公共预算表与基本支出表一致',
      'table 05 and 06',
    ),
    same(
      cell('04', 'year', 'governmentFund'),
      cell('08', 'total', 'total'),
      '财政拨款总表与政府性基金表一致',
      'table 04 and 08',
    ),
    same(
      cell('04', 'year', 'stateCapital'),
      cell('09', 'total', 'total'),
      '财政拨款总表与国有资本经营表一致',
      'table 04 and 09',
    ),
    same(
      cell('03', 'total', 'project'),
      cell('10', 'total', stage === 'budget' ? 'total' : 'executed'),
      '支出表与项目支出表一致',
      'table 03 and 10',
    ),
  ]
}
