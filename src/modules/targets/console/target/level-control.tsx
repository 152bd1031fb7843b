import { Select } from 'antd'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { getLibrary } from '../../contract.ts'

const HOUR_MS = 3_600_000

/** Levels and common indicators of the district, asked once for the page. */
export const useLibrary = () => useOperation(getLibrary, {}, { freshForMs: HOUR_MS })

/** First and second level in one choice: a second level belongs to one first. */
export function LevelControl({ id, value, changeMany, invalid }: ControlProps) {
  const { data } = useLibrary()
  const options = (data?.levels ?? []).map(({ level1, level2 }) => ({
    label: level1,
    options: level2.map((name) => ({ value: `${level1}/${name}`, label: name })),
  }))
  return (
    <Select
      id={id}
      value={value as string | undefined}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      onChange={(picked: string) => {
        const [level1, level2] = picked.split('/')
        changeMany({ levels: picked, level1, level2 })
      }}
    />
  )
}
