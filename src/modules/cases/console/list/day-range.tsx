import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'

const dayOf = (text: string | null) => (text === null ? null : dayjs(text))

/** First and last day (both included) in the names `from` and `to` of the address; `shown` where it names none. */
export function DayRange({ shown }: { shown?: { from: string; to: string } }) {
  const { t } = useWords()
  const query = useAddressQuery()
  return (
    <DatePicker.RangePicker
      allowEmpty
      placeholder={[t({ zh: '上报自', en: 'Reported from' }), t({ zh: '至', en: 'to' })]}
      value={[dayOf(query.one('from') ?? shown?.from ?? null), dayOf(query.one('to') ?? shown?.to ?? null)]}
      onChange={(days) => query.change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
    />
  )
}
