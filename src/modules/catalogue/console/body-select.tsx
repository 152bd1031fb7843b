import { Select } from 'antd'
import { useWords } from '#ui/language.ts'
import type { DutyBody } from '../contract.ts'
import { bodyText } from '../domain/duty.ts'
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

/** The name of a body in the reader's language; of a unit out of service the name that came with the rule, else its id. */
export function useBodyName(): (body: DutyBody, given?: string) => string {
  const names = new Map(useBodyOptions().map((option) => [option.value, option.label]))
  return (body, given) => names.get(bodyText(body)) ?? given ?? bodyText(body)
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
