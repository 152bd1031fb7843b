import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { orderStatuses } from '../../domain/states.ts'
import { useFormSubject } from './form-subject.ts'

export const SENT = ['sent']
export const IN_HAND = ['signed', 'working']
export const OPEN = [...SENT, ...IN_HAND]

export function SentOrderControl(props: ControlProps) {
  return <LowerOrder statuses={SENT} {...props} />
}

export function OrderInHandControl(props: ControlProps) {
  return <LowerOrder statuses={IN_HAND} {...props} />
}

export function OpenOrderControl(props: ControlProps) {
  return <LowerOrder statuses={OPEN} {...props} />
}

/** One of the lower orders that are in one of these states. */
function LowerOrder({ statuses, id, value, change, invalid }: ControlProps & { statuses: readonly string[] }) {
  const { t } = useWords()
  const { detail, names } = useFormSubject()
  const orders = detail.case.orders.filter((order) => order.role !== 'lead' && statuses.includes(order.status))
  return (
    <Select
      id={id}
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={change}
      options={orders.map((order) => ({
        value: order.id,
        label: `${order.no.split('-').at(-1)} ${names.unit(order.unit)}（${t(orderStatuses[order.status])}）`,
      }))}
    />
  )
}
