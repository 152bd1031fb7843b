import { Select } from 'antd'
import { useMemo } from 'react'
import { useWords } from '#ui/language.ts'
import type { OrgKind } from '../contract.ts'
import { KIND_NAMES } from '../domain/org-kind.ts'
import { useUnits } from './use-units.ts'

/** Finds an organisation by part of its name or id; those of one kind stand together, in the order of their ids. */
export function UnitSelect({
  id,
  value,
  change,
  kinds,
  placeholder,
  width,
}: {
  id?: string
  value: string | undefined
  change(unitId: string | undefined): void
  /** Only organisations of these kinds. */
  kinds?: readonly OrgKind[]
  placeholder?: string
  width?: number
}) {
  const { language } = useWords()
  const { units } = useUnits()
  const options = useMemo(() => {
    const groups = new Map<OrgKind, { value: string; label: string }[]>()
    for (const unit of units) {
      if (kinds && !kinds.includes(unit.kind)) continue
      const group = groups.get(unit.kind) ?? []
      group.push({ value: unit.id, label: unit[language] || unit.zh })
      groups.set(unit.kind, group)
    }
    return [...groups].map(([kind, group]) => ({ label: KIND_NAMES[kind][language], options: group }))
  }, [units, kinds, language])
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={change}
      options={options}
      allowClear
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label ?? ''} ${(option as { value?: string }).value ?? ''}`
            .toLowerCase()
            .includes(typed.toLowerCase()),
      }}
      placeholder={placeholder}
      aria-label={placeholder}
      style={{ width: width ?? '100%' }}
      popupMatchSelectWidth={320}
    />
  )
}
