import { InputNumber, Select } from 'antd'
import {
  formatLimitEn,
  formatLimitZh,
  LIMIT_UNITS,
  type Limit,
  type LimitUnit,
  LONGEST_LIMIT,
} from '#core/time/limit.ts'
import { useWords } from '#ui/language.ts'

/** A number and a unit that says working or natural. */
export function LimitField({
  label,
  value,
  change,
}: {
  label: string
  value: Limit | null
  change(limit: Limit | null): void
}) {
  const { t, language } = useWords()
  const unit = value?.unit ?? 'WD'
  const nameOf = (one: LimitUnit) => {
    const text = language === 'zh' ? formatLimitZh({ n: 1, unit: one }) : formatLimitEn({ n: 2, unit: one })
    return text.replace(/^\d+\s*个?/, '')
  }
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      <InputNumber
        aria-label={label}
        value={value?.n ?? null}
        min={1}
        max={LONGEST_LIMIT}
        precision={0}
        onChange={(n) => change(n === null ? null : { n, unit })}
        style={{ width: 72 }}
      />
      <Select
        aria-label={`${label} ${t({ zh: '单位', en: 'unit' })}`}
        value={unit}
        disabled={value === null}
        onChange={(next: LimitUnit) => value && change({ n: value.n, unit: next })}
        options={LIMIT_UNITS.map((one) => ({ value: one, label: nameOf(one) }))}
        style={{ width: language === 'zh' ? 104 : 152 }}
      />
    </span>
  )
}
