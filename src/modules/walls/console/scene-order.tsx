import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { SCENES } from '../words.ts'

/** Scenes in the order in which they have their turns: the order in which they are chosen. */
export function SceneOrder({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  return (
    <Select
      id={id}
      mode="multiple"
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      {...(invalid ? { status: 'error' as const } : {})}
      options={SCENES.map(({ id: scene, ...title }) => ({ value: scene, label: t(title) }))}
    />
  )
}
