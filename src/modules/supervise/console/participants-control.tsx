import { Button, Input } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import css from './supervise.module.css'
import { UnitPick } from './unit-pick.tsx'

interface Participant {
  unit?: string
  persons?: string
}

/** Units that took part, and whom they sent. */
export function ParticipantsControl({ value, change }: ControlProps) {
  const { t } = useWords()
  const rows = Array.isArray(value) ? (value as Participant[]) : []
  const set = (at: number, patch: Participant) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)))
  return (
    <div className={css.tasks}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own before it is filled in
        <div key={at} className={css.participant}>
          <UnitPick
            value={row.unit}
            change={(unit) => {
              const { unit: _unit, ...rest } = row
              change(rows.map((one, index) => (index === at ? { ...rest, ...(unit ? { unit } : {}) } : one)))
            }}
            label={t({ zh: '单位', en: 'Unit' })}
          />
          <Input
            value={row.persons ?? ''}
            maxLength={200}
            onChange={(event) => set(at, { persons: event.target.value })}
            placeholder={t({ zh: '人员', en: 'Persons' })}
            aria-label={t({ zh: '人员', en: 'Persons' })}
          />
          <Button onClick={() => change(rows.filter((_, index) => index !== at))}>
            {t({ zh: '移去', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => change([...rows, {}])}>
          {t({ zh: '添加参加单位', en: 'Add a unit' })}
        </Button>
      </div>
    </div>
  )
}
