import { Select } from 'antd'
import { useState } from 'react'
import { listCases } from '#modules/cases/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'

const LEAST_TYPED = 4

/** Several cases by their numbers; what is typed is looked up, and a whole number is taken as it stands. */
export function CasesControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const { data } = useOperation(
    listCases,
    { text: typed.trim(), limit: 20 },
    { enabled: typed.trim().length >= LEAST_TYPED },
  )
  return (
    <Select
      id={id}
      mode="tags"
      value={chosen}
      onChange={(next: string[]) => change(next.map((one) => one.trim()).filter((one) => one !== ''))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(typed.trim().length >= LEAST_TYPED ? (data?.items ?? []) : []).map((row) => ({
        value: row.caseNo,
        label: `${row.caseNo} ${row.title}`,
      }))}
      optionLabelProp="value"
      tokenSeparators={[',', '，', ' ', '、']}
      status={invalid ? 'error' : ''}
      placeholder={t({ zh: '案件编号、标题或地址', en: 'Case number, title or address' })}
      style={{ width: '100%' }}
    />
  )
}
