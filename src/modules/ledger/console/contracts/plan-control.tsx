import { Button, Input } from 'antd'
import { newKey } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import type { ContractRow } from '../../contract.ts'
import css from '../oversight.module.css'

/** A milestone with the percent that falls due with it; without a percent nothing does. */
export interface PlanRow {
  id: string
  name?: string
  plannedOn?: string
  percent?: string
  instalmentId?: string
  /** Further instalments of the same milestone: kept as they are. */
  more?: { id: string; percent: string }[]
}

export function planOf({ milestones, instalments }: ContractRow): PlanRow[] {
  return milestones.map(({ id, name, plannedOn }) => {
    const [first, ...more] = instalments.filter((one) => one.milestoneId === id)
    return {
      ...{ id, name, plannedOn },
      ...(first ? { percent: first.percent, instalmentId: first.id } : {}),
      ...(more.length > 0 ? { more: more.map((one) => ({ id: one.id, percent: one.percent })) } : {}),
    }
  })
}

/** What the operation takes: milestones, and their instalments in the same order. */
export function sentPlan(rows: readonly PlanRow[]) {
  return {
    milestones: rows.map(({ id, name = '', plannedOn = '' }) => ({ id, name, plannedOn })),
    instalments: rows.flatMap(({ id, percent, instalmentId, more = [] }) => [
      ...(percent ? [{ id: instalmentId ?? newKey(), milestoneId: id, percent }] : []),
      ...more.map((one) => ({ ...one, milestoneId: id })),
    ]),
  }
}

const MOST = 30

export function PlanControl({ value, change }: ControlProps) {
  const { t } = useWords()
  const rows = Array.isArray(value) ? (value as PlanRow[]) : []
  const set = (id: string, patch: Partial<PlanRow>) =>
    change(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)))
  return (
    <div className={css.stack}>
      {rows.map((row) => (
        <div key={row.id} className={css.control}>
          <Input
            value={row.name ?? ''}
            maxLength={60}
            onChange={(event) => set(row.id, { name: event.target.value })}
            placeholder={t({ zh: '节点，如 初验', en: 'Milestone' })}
            aria-label={t({ zh: '节点名称', en: 'Name of the milestone' })}
          />
          <Input
            type="date"
            value={row.plannedOn ?? ''}
            onChange={(event) => set(row.id, { plannedOn: event.target.value })}
            aria-label={t({ zh: '计划日期', en: 'Planned day' })}
          />
          <Input
            value={row.percent ?? ''}
            inputMode="decimal"
            maxLength={10}
            suffix="%"
            onChange={(event) => set(row.id, { percent: event.target.value.trim() })}
            aria-label={t({ zh: '付款比例', en: 'Percent' })}
          />
          <Button disabled={rows.length === 1} onClick={() => change(rows.filter((one) => one.id !== row.id))}>
            {t({ zh: '移去', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" disabled={rows.length >= MOST} onClick={() => change([...rows, { id: newKey() }])}>
          {t({ zh: '添加节点', en: 'Add a milestone' })}
        </Button>
      </div>
    </div>
  )
}
