import { Input } from 'antd'
import type { ControlProps } from '#ui/form.ts'

/** Money as text, digit by digit as it was typed; separators of thousands are taken away. */
export function YuanControl({ id, value, change, invalid }: ControlProps) {
  return (
    <Input
      id={id}
      value={typeof value === 'string' ? value : ''}
      inputMode="decimal"
      maxLength={22}
      status={invalid ? 'error' : ''}
      onChange={(event) => change(event.target.value.replaceAll(/[,，\s]/g, ''))}
    />
  )
}
