import { Button } from 'antd'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { AdjustmentRow, BudgetLineRow, ProjectSheet } from '../../contract.ts'
import { FUND_NAMES } from '../../domain/fund.ts'
import { words } from '../../words.ts'
import { Money, RateBar } from './money.tsx'
import { RowActs } from './row-acts.tsx'
import { type SheetColumn, SheetTable } from './sheet-table.tsx'

type Amounts = Pick<BudgetLineRow, 'initial' | 'adjustment' | 'adjusted' | 'executed' | 'remaining' | 'rate'>

const amounts = <Row extends Amounts>(): SheetColumn<Row>[] => [
  {
    id: 'initial',
    title: { zh: '年初数', en: 'Initial' },
    align: 'right',
    cell: (row) => <Money yuan={row.initial} />,
  },
  {
    id: 'adjustment',
    title: { zh: '调整', en: 'Adjusted by' },
    align: 'right',
    cell: (row) => <Money yuan={row.adjustment} sign />,
  },
  {
    id: 'adjusted',
    title: { zh: '调整后', en: 'Budget' },
    align: 'right',
    cell: (row) => <Money yuan={row.adjusted} />,
  },
  {
    id: 'executed',
    title: { zh: '已执行', en: 'Spent' },
    align: 'right',
    cell: (row) => <Money yuan={row.executed} />,
  },
  { id: 'remaining', title: { zh: '结余', en: 'Left' }, align: 'right', cell: (row) => <Money yuan={row.remaining} /> },
  { id: 'rate', title: { zh: '执行率', en: 'Rate' }, rate: true, cell: (row) => <RateBar rate={row.rate} /> },
]

const totalOf = (total: Amounts) => ({
  initial: <Money yuan={total.initial} />,
  adjustment: <Money yuan={total.adjustment} sign />,
  adjusted: <Money yuan={total.adjusted} />,
  executed: <Money yuan={total.executed} />,
  remaining: <Money yuan={total.remaining} />,
  rate: <RateBar rate={total.rate} />,
})

/** Money by where it comes from. With one source the lines say the same. */
export function SourcesCard({ sheet }: { sheet: ProjectSheet }) {
  const { t } = useWords()
  if (sheet.sources.length < 2) return null
  return (
    <Card flush title={t({ zh: '按资金来源', en: 'By source of money' })}>
      <SheetTable
        label={words.source}
        rows={sheet.sources}
        rowKey={(row) => row.source}
        columns={[
          { id: 'source', title: words.source, cell: (row) => row.sourceName },
          ...amounts<(typeof sheet.sources)[number]>(),
        ]}
        total={totalOf(sheet.total)}
        empty={{ zh: '还没有资金', en: 'No money yet' }}
      />
    </Card>
  )
}

export function LinesCard({
  sheet,
  onAdd,
  onEdit,
  onRemove,
}: {
  sheet: ProjectSheet
  onAdd: (() => void) | undefined
  onEdit: ((line: BudgetLineRow) => void) | undefined
  onRemove: ((line: BudgetLineRow) => void) | undefined
}) {
  const { t } = useWords()
  const columns: SheetColumn<BudgetLineRow>[] = [
    {
      id: 'source',
      title: words.source,
      wraps: true,
      cell: (row) => (
        <>
          {row.sourceName}
          {row.fund && row.fund !== 'general' ? <span className="meta"> {t(FUND_NAMES[row.fund])}</span> : null}
          {row.note ? <div className="meta">{row.note}</div> : null}
        </>
      ),
    },
    {
      id: 'functional',
      title: words.functional,
      wraps: true,
      cell: (row) => <span title={row.functionalName}>{row.functional}</span>,
    },
    { id: 'economic', title: words.economic, wraps: true, cell: (row) => `${row.economic} ${row.economicName}` },
    ...amounts<BudgetLineRow>(),
    ...(onEdit || onRemove
      ? [
          {
            id: 'acts',
            title: { zh: '办理', en: 'Do' },
            cell: (row: BudgetLineRow) => (
              <RowActs onEdit={onEdit && (() => onEdit(row))} onRemove={onRemove && (() => onRemove(row))} />
            ),
          },
        ]
      : []),
  ]
  return (
    <Card
      flush
      title={t({ zh: '预算行', en: 'Budget lines' })}
      extra={
        onAdd ? (
          <Button size="small" onClick={onAdd}>
            {t({ zh: '增加预算行', en: 'Add a line' })}
          </Button>
        ) : null
      }
    >
      <SheetTable
        label={{ zh: '预算行', en: 'Budget lines' }}
        rows={sheet.lines}
        rowKey={(row) => row.id}
        columns={columns}
        total={totalOf(sheet.total)}
        empty={{ zh: '这一年还没有预算。增加预算行，或在清单页导入', en: 'No budget in this year yet' }}
      />
    </Card>
  )
}

export function AdjustmentsCard({
  sheet,
  onTakeBack,
}: {
  sheet: ProjectSheet
  onTakeBack: ((adjustment: AdjustmentRow) => void) | undefined
}) {
  const { t } = useWords()
  const columns: SheetColumn<AdjustmentRow>[] = [
    { id: 'on', title: { zh: '日期', en: 'Day' }, cell: (row) => row.adjustedOn },
    { id: 'document', title: words.documentNo, cell: (row) => row.documentNo },
    {
      id: 'line',
      title: { zh: '预算行', en: 'Line' },
      wraps: true,
      cell: (row) => `${row.sourceName} · ${row.economicName}`,
    },
    { id: 'amount', title: { zh: '增减', en: 'By' }, align: 'right', cell: (row) => <Money yuan={row.amount} sign /> },
    {
      id: 'reason',
      title: words.reason,
      wraps: true,
      cell: (row) => `${row.corrects ? t({ zh: '冲销：', en: 'Takes back: ' }) : ''}${row.reason}`,
    },
    { id: 'by', title: { zh: '登记人', en: 'By' }, cell: (row) => row.byName },
    ...(onTakeBack
      ? [
          {
            id: 'acts',
            title: { zh: '办理', en: 'Do' },
            cell: (row: AdjustmentRow) =>
              row.corrects || row.correctedBy ? (
                <span className="meta">{row.correctedBy ? t({ zh: '已冲销', en: 'taken back' }) : ''}</span>
              ) : (
                <Button size="small" onClick={() => onTakeBack(row)}>
                  {t({ zh: '冲销', en: 'Take back' })}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <Card flush title={t({ zh: '预算调整', en: 'Adjustments' })}>
      <SheetTable
        label={{ zh: '预算调整', en: 'Adjustments' }}
        rows={sheet.adjustments}
        rowKey={(row) => row.id}
        isBack={(row) => row.corrects !== null || row.correctedBy !== null}
        columns={columns}
        total={{ amount: <Money yuan={sheet.total.adjustment} sign /> }}
        empty={{ zh: '这一年没有调整', en: 'Nothing was adjusted' }}
      />
    </Card>
  )
}
