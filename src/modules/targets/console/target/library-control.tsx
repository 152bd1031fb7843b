import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useLibrary } from './level-control.tsx'

/** A common indicator of the library puts all it knows into the form. */
export function LibraryControl({ id, changeMany }: ControlProps) {
  const { t } = useWords()
  const { data } = useLibrary()
  const entries = data?.entries ?? []
  return (
    <Select
      id={id}
      value={null}
      placeholder={t({ zh: '按名称查找，选中即填入下面各项', en: 'Search by name; it fills the fields below' })}
      showSearch={{ optionFilterProp: 'label' }}
      options={entries.map((entry) => ({
        value: entry.id,
        label: `${entry.level3} ${entry.printed}（${entry.level2}）`,
      }))}
      popupMatchSelectWidth={420}
      style={{ width: '100%' }}
      onChange={(picked: string) => {
        const entry = entries.find((one) => one.id === picked)
        if (!entry) return
        const { level1, level2, level3, kind, op, value, valueUnit, text, ref, basis } = entry
        changeMany({
          levels: `${level1}/${level2}`,
          level1,
          level2,
          level3,
          kind,
          op,
          value,
          valueUnit,
          text,
          ref,
          basis,
        })
      }}
    />
  )
}
