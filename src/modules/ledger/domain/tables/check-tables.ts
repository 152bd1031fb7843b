import { type Exact, isEqual, minus, sum, ZERO } from '#core/number/exact.ts'
import { inUnit } from '../amount.ts'
import type { LedgerFinding } from '../finding.ts'
import type { CellRef, PublicTable, Relation } from './table.ts'

/** Reads the tables as anybody would who holds them on paper: which sums do not hold? */
export function checkTables(tables: readonly PublicTable[], across: readonly Relation[]): LedgerFinding[] {
  const cells = new Map<string, Exact>()
  const names = new Map<string, string>()
  for (const table of tables) {
    for (const { id, zh } of table.columns) names.set(`${table.no} ${id}`, zh)
    for (const row of table.rows)
      for (const [column, cell] of Object.entries(row.cells))
        if (cell !== null && typeof cell !== 'string') cells.set(keyOf({ table: table.no, row: row.key, column }), cell)
  }
  const total = (refs: readonly CellRef[]) => sum(refs.map((ref) => cells.get(keyOf(ref)) ?? ZERO))
  return [...tables.flatMap(({ relations }) => relations), ...across].flatMap((relation): LedgerFinding[] => {
    const [recomputed, printed] = [total(relation.left), total(relation.right)]
    if (isEqual(recomputed, printed)) return []
    const where = `公开${relation.right[0]!.table}表 ${names.get(`${relation.right[0]!.table} ${relation.right[0]!.column}`) ?? ''}`
    const off = inUnit(minus(printed, recomputed), '元')
    return [
      {
        project: 'budget',
        indicator: null,
        where,
        kind: relation.kind,
        severity: 'error',
        printed: inUnit(printed, '元'),
        recomputed: inUnit(recomputed, '元'),
        text: `${where}（${relation.right[0]!.row}）：${relation.about.zh}不成立，相差 ${off} 元`,
        textEn: `Table ${relation.right[0]!.table} (${relation.right[0]!.row}): "${relation.about.en}" does not hold, off by ${off} yuan`,
      },
    ]
  })
}

const keyOf = ({ table, row, column }: CellRef) => `${table} ${row} ${column}`
