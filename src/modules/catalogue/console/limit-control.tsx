import { InputNumber, Select } from 'antd'
import {
  formatLimitEn,
  formatLimitZh,
  LIMIT_UNITS,
  type Limit,
  type LimitUnit,
  LONGEST_LIMIT,
} from '#core/time/limit.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'

/** A number and a unit that says working or natural; without a number there is no limit. */
export function LimitControl({ id, value, change, invalid }: ControlProps) {
  const { t, language } = useWords()
  const limit = (value as Partial<Limit> | null | undefined) ?? {}
  const set = (n: number | null, unit: LimitUnit) => change(n === null ? undefined : { n, unit })
  const unit = limit.unit ?? 'WD'
  const nameOf = (one: LimitUnit) => {
    const text = language === 'zh' ? formatLimitZh({ n: 1, unit: one }) : formatLimitEn({ n: 2, unit: one })
    return text.replace(/^\d+\s*个?/, '')
  }
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <InputNumber
        id={id}
        value={limit.n ?? null}
        min={1}
        max={LONGEST_LIMIT}
        precision={0}
        onChange={(n) => set(n, unit)}
        status={invalid ? 'error' : ''}
      />
      <Select
        value={unit}
        onChange={(next: LimitUnit) => set(limit.n ?? null, next)}
        disabled={limit.n === undefined}
        options={LIMIT_UNITS.map((one) => ({ value: one, label: nameOf(one) }))}
        aria-label={t({ zh: '单位', en: 'Unit' })}
        style={{ width: 160 }}
      />
    </div>
  )
}
