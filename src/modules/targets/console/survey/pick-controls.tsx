import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { type Names, usePostNames, useUnits } from './use-names.ts'

function PickMany({ id, value, change, invalid, names }: ControlProps & { names: Names }) {
  return (
    <Select
      id={id}
      mode="multiple"
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={change}
      options={names.choices}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      maxCount={100}
      style={{ width: '100%' }}
    />
  )
}

export function PostsControl(props: ControlProps) {
  return <PickMany {...props} names={usePostNames()} />
}

export function UnitsControl(props: ControlProps) {
  return <PickMany {...props} names={useUnits()} />
}
