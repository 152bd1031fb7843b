import { Button } from 'antd'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { EstimateRow, ProcurementRow, ProjectSheet } from '../../contract.ts'
import { PROCUREMENT_KIND_NAMES } from '../../domain/procurement.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { Money } from './money.tsx'
import { RowActs } from './row-acts.tsx'
import { type SheetColumn, SheetTable } from './sheet-table.tsx'

interface CardProps<Row> {
  sheet: ProjectSheet
  onAdd: (() => void) | undefined
  onEdit: ((row: Row) => void) | undefined
  onRemove: ((row: Row) => void) | undefined
}

function acts<Row>({ onEdit, onRemove }: CardProps<Row>): SheetColumn<Row>[] {
  if (!onEdit && !onRemove) return []
  return [
    {
      id: 'acts',
      title: { zh: '办理', en: 'Do' },
      cell: (row) => <RowActs onEdit={onEdit && (() => onEdit(row))} onRemove={onRemove && (() => onRemove(row))} />,
    },
  ]
}

/** What the beginning amount was reckoned from; a difference stands in red beside the sum. */
export function EstimatesCard(props: CardProps<EstimateRow>) {
  const { sheet, onAdd } = props
  const { t } = useWords()
  const isOff = sheet.estimates.length > 0 && sheet.estimateTotal !== sheet.estimateBase
  const columns: SheetColumn<EstimateRow>[] = [
    {
      id: 'activity',
      title: { zh: '活动', en: 'Activity' },
      wraps: true,
      cell: (row) => (
        <>
          {row.activity}
          {row.content ? <div className="meta">{row.content}</div> : null}
        </>
      ),
    },
    { id: 'economic', title: words.economic, wraps: true, cell: (row) => row.economicName },
    {
      id: 'quantity',
      title: { zh: '数量 × 单价（元）', en: 'Quantity × price' },
      align: 'right',
      cell: (row) =>
        row.quantity === null
          ? '—'
          : `${row.quantity} ${row.quantityUnit ?? ''} × ${row.unitPrice === null ? '—' : groupDigits(row.unitPrice)}`,
    },
    { id: 'amount', title: words.amount, align: 'right', cell: (row) => <Money yuan={row.amount} /> },
    { id: 'basis', title: { zh: '测算依据', en: 'Basis' }, wraps: true, cell: (row) => row.basis },
    ...acts(props),
  ]
  return (
    <Card
      flush
      title={t({ zh: '支出明细测算', en: 'Estimates' })}
      extra={
        <span className="row">
          <span className={isOff ? 'over' : 'meta'}>
            {t({ zh: '明细 ', en: 'lines ' })}
            <Money yuan={sheet.estimateTotal} />
            {t({ zh: ' / 年初预算 ', en: ' / budget ' })}
            <Money yuan={sheet.estimateBase} />
          </span>
          {onAdd ? (
            <Button size="small" onClick={onAdd}>
              {t({ zh: '增加明细', en: 'Add' })}
            </Button>
          ) : null}
        </span>
      }
    >
      <SheetTable
        label={{ zh: '支出明细测算', en: 'Estimates' }}
        rows={sheet.estimates}
        rowKey={(row) => row.id}
        columns={columns}
        total={{ amount: <Money yuan={sheet.estimateTotal} /> }}
        empty={{ zh: '没有测算明细', en: 'No estimates' }}
      />
    </Card>
  )
}

export function ProcurementCard(props: CardProps<ProcurementRow>) {
  const { sheet, onAdd } = props
  const { t } = useWords()
  const columns: SheetColumn<ProcurementRow>[] = [
    { id: 'name', title: { zh: '采购内容', en: 'What is bought' }, wraps: true, cell: (row) => row.name },
    { id: 'kind', title: { zh: '种类', en: 'Kind' }, cell: (row) => t(PROCUREMENT_KIND_NAMES[row.kind]) },
    { id: 'quantity', title: { zh: '数量', en: 'Quantity' }, cell: (row) => row.quantity },
    { id: 'amount', title: words.amount, align: 'right', cell: (row) => <Money yuan={row.amount} /> },
    { id: 'method', title: { zh: '采购方式', en: 'Method' }, cell: (row) => row.method },
    ...acts(props),
  ]
  return (
    <Card
      flush
      title={t({ zh: '项目采购', en: 'Procurement' })}
      extra={
        onAdd ? (
          <Button size="small" onClick={onAdd}>
            {t({ zh: '增加采购', en: 'Add' })}
          </Button>
        ) : null
      }
    >
      <SheetTable
        label={{ zh: '项目采购', en: 'Procurement' }}
        rows={sheet.procurement}
        rowKey={(row) => row.id}
        columns={columns}
        total={{ amount: <Money yuan={sheet.procurementTotal} /> }}
        empty={{ zh: '没有采购', en: 'Nothing to buy' }}
      />
    </Card>
  )
}
