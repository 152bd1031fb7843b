import { Select } from 'antd'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const AN_HOUR_MS = 3_600_000

/** Several areas by name or code. Below a street all of its communities and grids are offered, else streets. */
export function AreaSelect({
  id,
  value,
  change,
  within,
}: {
  id: string
  value: readonly string[]
  change(codes: string[]): void
  /** Area of the unit; null for one that serves the whole district. */
  within: string | null
}) {
  const { t } = useWords()
  const known = useOperation(
    listAreas,
    within === null ? { level: 'street', limit: 500 } : { text: within, limit: 500 },
    { freshForMs: AN_HOUR_MS },
  )
  const options = (known.data?.items ?? []).map((area) => ({ value: area.code, label: area.name }))
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...value]}
      onChange={change}
      options={options}
      optionRender={({ data }) => (
        <>
          {data.label} <small>{data.value}</small>
        </>
      )}
      showSearch={{
        filterOption: (typed, option) => `${option?.label ?? ''} ${option?.value ?? ''}`.includes(typed),
      }}
      maxTagCount={12}
      placeholder={t({ zh: '名称或区划代码', en: 'Name or code' })}
      style={{ width: '100%' }}
    />
  )
}
