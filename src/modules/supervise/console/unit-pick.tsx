import { Select } from 'antd'
import { useUnitNames } from './use-unit-names.ts'

/** An organisation, found by part of its name. */
export function UnitPick({
  value,
  change,
  label,
  width,
}: {
  value: string | undefined
  change(unit: string | undefined): void
  label: string
  width?: number
}) {
  const { choices } = useUnitNames()
  return (
    <Select
      value={value}
      onChange={change}
      options={choices}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={280}
      style={{ width: width ?? '100%' }}
    />
  )
}
