import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { toRfc3339 } from '#core/time/local.ts'
import { tableTime } from '../format.ts'

/** The picker thinks in the machine's zone; what goes in and out is the wall clock of UTC+8 whatever that zone is. */
export default function DateControl({
  id,
  value,
  change,
  time,
  invalid,
}: {
  id: string
  value: unknown
  change(value: unknown): void
  time: boolean
  invalid: boolean
}) {
  const shown =
    typeof value !== 'string' || value === '' ? null : dayjs(time ? tableTime(value).replace(' ', 'T') : value)
  return (
    <DatePicker
      id={id}
      value={shown}
      showTime={time ? { format: 'HH:mm' } : false}
      format={time ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      status={invalid ? 'error' : ''}
      onChange={(picked) => {
        if (!picked) return change(undefined)
        const text = picked.format(time ? 'YYYY-MM-DDTHH:mm:ss' : 'YYYY-MM-DD')
        change(time ? toRfc3339(Date.parse(`${text}+08:00`)) : text)
      }}
    />
  )
}
