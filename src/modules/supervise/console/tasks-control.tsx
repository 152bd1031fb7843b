import { Button, Input } from 'antd'
import { newKey } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import css from './supervise.module.css'
import { UnitPick } from './unit-pick.tsx'

interface TaskValue {
  id: string
  unit?: string
  task?: string
  due?: string
}

/** What has to be done afterwards, by whom and by when. */
export function TasksControl({ value, change }: ControlProps) {
  const { t } = useWords()
  const rows = Array.isArray(value) ? (value as TaskValue[]) : []
  const set = (id: string, field: 'unit' | 'task' | 'due', text: string | undefined) =>
    change(
      rows.map((row) => {
        if (row.id !== id) return row
        const { [field]: _before, ...rest } = row
        return text ? { ...rest, [field]: text } : rest
      }),
    )
  return (
    <div className={css.tasks}>
      {rows.map((row) => (
        <div key={row.id} className={css.task}>
          <UnitPick
            value={row.unit}
            change={(unit) => set(row.id, 'unit', unit)}
            label={t({ zh: '责任单位', en: 'Unit' })}
          />
          <Input
            value={row.task ?? ''}
            maxLength={500}
            onChange={(event) => set(row.id, 'task', event.target.value)}
            placeholder={t({ zh: '事项', en: 'Task' })}
            aria-label={t({ zh: '事项', en: 'Task' })}
          />
          <Input
            type="date"
            value={row.due ?? ''}
            onChange={(event) => set(row.id, 'due', event.target.value)}
            aria-label={t({ zh: '期限', en: 'Due' })}
          />
          <Button onClick={() => change(rows.filter((one) => one.id !== row.id))}>
            {t({ zh: '移去', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => change([...rows, { id: newKey() }])}>
          {t({ zh: '添加事项', en: 'Add a task' })}
        </Button>
      </div>
    </div>
  )
}
