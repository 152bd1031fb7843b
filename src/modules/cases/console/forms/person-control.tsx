import { Select } from 'antd'
import { listPersons } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'

export function CheckerControl(props: ControlProps) {
  return <PersonOfPost post="checker" {...props} />
}

export function DutyChiefControl(props: ControlProps) {
  return <PersonOfPost post="dutyChief" {...props} />
}

export function DispatcherControl(props: ControlProps) {
  return <PersonOfPost post="dispatcher" {...props} />
}

export function SupervisorControl(props: ControlProps) {
  return <PersonOfPost post="supervisor" {...props} />
}

/** Grid workers verify; the server refuses whoever does not serve the place. */
export function VerifierControl(props: ControlProps) {
  return <PersonOfPost post="gridWorker" {...props} />
}

/** One of the persons who hold a post. */
function PersonOfPost({ post, id, value, change, invalid }: ControlProps & { post: string }) {
  const persons = useOperation(listPersons, { post, limit: 500 }, { freshForMs: 300_000 })
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={persons.loading}
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={change}
      options={(persons.data?.items ?? []).map((person) => ({
        value: person.id,
        label: `${person.name}（${person.posts.find((one) => one.post === post)?.unitZh ?? ''}）`,
      }))}
    />
  )
}
