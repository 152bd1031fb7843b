import { Select } from 'antd'
import { useWords } from '#ui/language.ts'
import { words } from '../words.ts'
import { useDutyUnits } from './use-duty-units.ts'

/** `street` for the street of the place, or a unit. */
export function useBodyOptions(): { value: string; label: string }[] {
  const { t, language } = useWords()
  const units = useDutyUnits()
  return [
    { value: 'street', label: t(words.byStreet) },
    ...units.map((unit) => ({ value: unit.id, label: unit[language] || unit.zh })),
  ]
}

export function BodySelect({
  value,
  change,
  placeholder,
  width,
}: {
  value: string | undefined
  change(body: string | undefined): void
  placeholder: string
  width: number
}) {
  const options = useBodyOptions()
  return (
    <Select
      value={value}
      onChange={change}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      aria-label={placeholder}
      style={{ width }}
      popupMatchSelectWidth={240}
    />
  )
}
