import { Select } from 'antd'
import { useWords } from '#ui/language.ts'
import { useUnitNames } from './use-unit-names.ts'

/** An organisation, found by part of its name. */
export function UnitPick({
  id,
  value,
  change,
}: {
  id?: string
  value: string | undefined
  change(unit: string | undefined): void
}) {
  const { t } = useWords()
  const { choices } = useUnitNames()
  const label = t({ zh: '责任单位', en: 'Unit' })
  return (
    <Select
      {...(id ? { id } : {})}
      value={value}
      onChange={change}
      options={choices}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={280}
      style={{ width: '100%' }}
    />
  )
}
