import { Button } from 'antd'
import { usePages } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import { listPayments, type PaymentRow } from '../../contract.ts'
import { words } from '../../words.ts'
import css from './budget.module.css'
import { Money } from './money.tsx'
import { type SheetColumn, SheetTable } from './sheet-table.tsx'

/** Newest first; what was taken back stays in sight with its reason. */
export function PaymentsCard({
  projectId,
  year,
  onTakeBack,
}: {
  projectId: string
  year: number
  onTakeBack: ((payment: PaymentRow) => void) | undefined
}) {
  const { t } = useWords()
  const pages = usePages(listPayments, { project: projectId, year, limit: 30 })
  const columns: SheetColumn<PaymentRow>[] = [
    { id: 'on', title: { zh: '支付日期', en: 'Paid on' }, cell: (row) => row.paidOn },
    { id: 'voucher', title: { zh: '凭证号', en: 'Voucher' }, cell: (row) => row.voucherNo },
    {
      id: 'payee',
      title: { zh: '收款方 · 用途', en: 'Payee, what for' },
      wraps: true,
      cell: (row) => (
        <>
          {row.payee}
          <div className="meta">
            {row.reverses ? t({ zh: `冲销：${row.reason}`, en: `Takes back: ${row.reason}` }) : row.text}
          </div>
        </>
      ),
    },
    { id: 'source', title: words.source, cell: (row) => row.sourceName },
    { id: 'economic', title: words.economic, wraps: true, cell: (row) => row.economicName },
    { id: 'amount', title: words.amount, align: 'right', cell: (row) => <Money yuan={row.amount} /> },
    { id: 'by', title: { zh: '登记人', en: 'By' }, cell: (row) => row.byName },
    {
      id: 'acts',
      title: { zh: '办理', en: 'Do' },
      cell: (row) =>
        row.reversedBy ? (
          <span className="meta">{t({ zh: '已冲销', en: 'taken back' })}</span>
        ) : row.reverses ? null : row.instalmentId ? (
          <To href="/c/contracts">{t({ zh: '合同分期款', en: 'an instalment' })}</To>
        ) : onTakeBack ? (
          <Button size="small" onClick={() => onTakeBack(row)}>
            {t({ zh: '冲销', en: 'Take back' })}
          </Button>
        ) : null,
    },
  ]
  return (
    <Card flush title={t({ zh: '支付', en: 'Payments' })}>
      <Loaded reading={pages} lines={4}>
        {(rows) => (
          <SheetTable
            label={{ zh: '支付', en: 'Payments' }}
            rows={rows}
            rowKey={(row) => row.id}
            isBack={(row) => row.reverses !== null || row.reversedBy !== null}
            columns={columns}
            empty={{ zh: '这一年还没有支付', en: 'Nothing was paid yet' }}
          />
        )}
      </Loaded>
      {pages.hasMore ? (
        <p className={css['none-yet']}>
          <Button size="small" loading={pages.loadingMore} onClick={pages.loadMore}>
            {t({ zh: '更早的支付', en: 'Earlier payments' })}
          </Button>
        </p>
      ) : null}
    </Card>
  )
}
