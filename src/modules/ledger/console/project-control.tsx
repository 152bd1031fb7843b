import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useProjects } from './use-projects.ts'

/** A project, found by part of its name. */
export function ProjectControl({ id, value, change, invalid }: ControlProps) {
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : undefined}
      onChange={change}
      status={invalid ? 'error' : ''}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      options={useProjects()}
    />
  )
}
