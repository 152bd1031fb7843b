import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Input as InputOf } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type CalendarChange, type CalendarView, correctCalendar } from '../../contract.ts'
import css from './calendar.module.css'
import { ChangeView } from './change-view.tsx'

type Wish = 'off' | 'work' | 'asYear'

/** One day of the district's own: off, worked, or as the year has it. */
export function FixDay({ calendar, date, onClose }: { calendar: CalendarView; date: string; onClose(): void }) {
  const { t } = useWords()
  const id = useId()
  const command = useCommand(correctCalendar, { alsoChanges: ['cases'] })
  const { overrides } = calendar
  const own = [...overrides.off, ...overrides.work].find((one) => one.date === date)
  const [wish, setWish] = useState<Wish>(
    overrides.off.some((one) => one.date === date) ? 'off' : own ? 'work' : 'asYear',
  )
  const [name, setName] = useState(own?.name ?? '')
  const [why, setWhy] = useState('')
  const [answer, setAnswer] = useState<{ of: CalendarChange; for: string } | null>(null)
  const settings = `${wish} ${name}`
  const shown = answer?.for === settings ? answer.of : null
  const isReady = why.trim().length >= 2 && (wish === 'asYear' || name.trim() !== '')
  const run = async (dryRun: boolean) => {
    const without = (list: readonly { date: string; name: string }[]) => list.filter((one) => one.date !== date)
    const day = { date, name: name.trim() }
    const input: InputOf<typeof correctCalendar> = {
      key: calendar.key,
      dryRun,
      why: why.trim(),
      overrides: {
        off: [...without(overrides.off), ...(wish === 'off' ? [day] : [])],
        work: [...without(overrides.work), ...(wish === 'work' ? [day] : [])],
      },
    }
    const of = await command.run(input)
    setAnswer(of ? { of, for: settings } : null)
  }
  return (
    <SidePanel title={t({ zh: `更正 ${date}`, en: `Correct ${date}` })} onClose={onClose}>
      <div className={css.section}>
        <Radio.Group value={wish} onChange={(event) => setWish(event.target.value as Wish)}>
          <Radio value="asYear">{t({ zh: '按全国安排', en: 'As the year has it' })}</Radio>
          <Radio value="off">{t({ zh: '本区休息', en: 'Off in this district' })}</Radio>
          <Radio value="work">{t({ zh: '本区上班', en: 'Worked in this district' })}</Radio>
        </Radio.Group>
        {wish === 'asYear' ? null : (
          <>
            <label htmlFor={`${id}-name`}>{t({ zh: '名称', en: 'Name' })}</label>
            <Input id={`${id}-name`} value={name} maxLength={20} onChange={(event) => setName(event.target.value)} />
          </>
        )}
        <label htmlFor={`${id}-why`}>{t({ zh: '依据', en: 'Why' })}</label>
        <Input id={`${id}-why`} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
        <ProblemNotice problem={command.problem} />
        <div className={css.row}>
          <Button disabled={!isReady} loading={command.busy && !shown} onClick={() => void run(true)}>
            {t({ zh: '试算（不保存）', en: 'Try without saving' })}
          </Button>
          {shown?.dryRun ? (
            <Button type="primary" disabled={!isReady} loading={command.busy} onClick={() => void run(false)}>
              {t({ zh: '更正并重算到期', en: 'Correct and reckon dues again' })}
            </Button>
          ) : null}
        </div>
      </div>
      {shown ? <ChangeView change={shown} /> : null}
    </SidePanel>
  )
}
