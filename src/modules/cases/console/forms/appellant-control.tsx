import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useFormSubject } from './form-subject.ts'

/** One of the people who asked, as far as they may be seen. */
export function AppellantControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  const { detail } = useFormSubject()
  return (
    <Select
      id={id}
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={change}
      options={detail.appellants.map((person, index) => ({
        value: person.id,
        label: [person.name ?? t({ zh: `诉求人${index + 1}`, en: `Appellant ${index + 1}` }), person.phone]
          .filter(Boolean)
          .join(' '),
      }))}
    />
  )
}
