import { Select } from 'antd'
import { useWords } from '#ui/language.ts'

const BACK = 4
const AHEAD = 1

/** The years around the current one. */
export function YearPick({ year, thisYear, change }: { year: number; thisYear: number; change(year: number): void }) {
  const { t } = useWords()
  const years = Array.from({ length: BACK + AHEAD + 1 }, (_, at) => thisYear + AHEAD - at)
  if (!years.includes(year)) years.push(year)
  return (
    <Select
      value={year}
      onChange={change}
      options={years.map((one) => ({ value: one, label: t({ zh: `${one} 年`, en: String(one) }) }))}
      aria-label={t({ zh: '年度', en: 'Year' })}
      style={{ width: 104 }}
    />
  )
}
