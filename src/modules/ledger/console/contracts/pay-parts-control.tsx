import { Button, Input, Select } from 'antd'
import { dayOfDate, yearOfDay } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { getProject } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'

export interface PayPart {
  lineId?: string
  amount?: string
}

const MOST = 10

/** Budget lines of the contract's project in the year of the payment, with what is left of each. */
export function PayPartsControl({ value, change, values, invalid }: ControlProps) {
  const { t } = useWords()
  const rows = Array.isArray(value) ? (value as PayPart[]) : []
  const day = dayOfDate(typeof values.paidOn === 'string' ? values.paidOn : '')
  const year = day === null ? null : yearOfDay(day)
  const { data, problem } = useOperation(
    getProject,
    { id: `${values.projectId}`, ...(year === null ? {} : { year }) },
    { enabled: typeof values.projectId === 'string' && year !== null },
  )
  const lines = (data?.lines ?? []).map((line) => ({
    value: line.id,
    label: t({
      zh: `${line.sourceName} · ${line.economicName}，余 ${groupDigits(line.remaining)}`,
      en: `${line.sourceName} · ${line.economicName}, ${groupDigits(line.remaining)} left`,
    }),
  }))
  const set = (at: number, patch: PayPart) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)))
  return (
    <div className={css.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own before it is filled in
        <div key={at} className={css.control} data-parts="2">
          <Select
            value={row.lineId ?? null}
            onChange={(lineId: string) => set(at, { lineId })}
            options={lines}
            status={invalid ? 'error' : ''}
            placeholder={year === null ? '' : t({ zh: `${year} 年预算`, en: `Budget of ${year}` })}
            aria-label={t({ zh: '预算', en: 'Budget line' })}
            popupMatchSelectWidth={360}
          />
          <Input
            value={row.amount ?? ''}
            inputMode="decimal"
            maxLength={18}
            onChange={(event) => set(at, { amount: event.target.value.replaceAll(/[,，\s]/g, '') })}
            aria-label={t({ zh: '金额（元）', en: 'Amount (yuan)' })}
          />
          <Button disabled={rows.length === 1} onClick={() => change(rows.filter((_, index) => index !== at))}>
            {t({ zh: '移去', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" disabled={rows.length >= MOST} onClick={() => change([...rows, {}])}>
          {t({ zh: '再加一条预算', en: 'Another budget line' })}
        </Button>
      </div>
      {problem ? <p className="over">{problem.detail}</p> : null}
    </div>
  )
}
