import { Button, Input, Select } from 'antd'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { listLedgerWords } from '../../contract.ts'
import css from '../oversight.module.css'

export interface SourcePart {
  source?: string
  amount?: string
}

const HOUR_MS = 3_600_000
const MOST = 10

/** Where the money of a contract comes from, bonds among them. */
export function SourcesControl({ value, change, values }: ControlProps) {
  const { t, language } = useWords()
  const rows = Array.isArray(value) ? (value as SourcePart[]) : []
  const { data } = useOperation(listLedgerWords, {}, { freshForMs: HOUR_MS })
  const sources = (data?.sources ?? []).map((one) => ({ value: one.id, label: one[language] }))
  const set = (at: number, patch: SourcePart) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)))
  return (
    <div className={css.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own before it is filled in
        <div key={at} className={css.control} data-parts="2">
          <Select
            value={row.source ?? null}
            onChange={(source: string) =>
              // Most contracts have one source: its amount is the price.
              set(at, { source, ...(rows.length === 1 && !row.amount ? { amount: `${values.price ?? ''}` } : {}) })
            }
            options={sources}
            placeholder={t({ zh: '来源', en: 'Source' })}
            aria-label={t({ zh: '资金来源', en: 'Source of money' })}
          />
          <Input
            value={row.amount ?? ''}
            inputMode="decimal"
            maxLength={22}
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
          {t({ zh: '添加来源', en: 'Add a source' })}
        </Button>
      </div>
    </div>
  )
}
