import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type CalendarChange, type CalendarView, loadCalendarYear } from '../../contract.ts'
import css from './calendar.module.css'
import { ChangeView } from './change-view.tsx'

/** A year from a file: first a trial that says what is wrong and what would move, then the new version. */
export function LoadYear({ calendar, year, onClose }: { calendar: CalendarView; year: number; onClose(): void }) {
  const { t } = useWords()
  const id = useId()
  const command = useCommand(loadCalendarYear, { alsoChanges: ['cases'] })
  const [file, setFile] = useState<File | null>(null)
  const [provisional, setProvisional] = useState(false)
  const [why, setWhy] = useState('')
  const [answer, setAnswer] = useState<{ of: CalendarChange; for: string } | null>(null)
  const settings = `${file?.name} ${file?.size} ${file?.lastModified} ${provisional} ${year}`
  const shown = answer?.for === settings ? answer.of : null
  const mayLoad = shown?.dryRun === true && shown.rejected === 0
  const run = async (dryRun: boolean) => {
    if (!file) return
    const input = { key: calendar.key, year, dryRun: String(dryRun), provisional: String(provisional), why }
    const of = await command.run(input, { file })
    setAnswer(of ? { of, for: settings } : null)
  }
  return (
    <SidePanel title={t({ zh: `载入 ${year} 年放假安排`, en: `Load ${year}` })} onClose={onClose}>
      <div className={css.section}>
        <p>
          {t({
            zh: 'CSV 或 XLSX，列名：日期、类型（休息或上班）、名称，如“2027-10-01，休息，国庆节”“2027-10-09，上班，国庆节调休”。也可用 JSON：{"off":[{"date","name"}],"work":[…]}。只写放假日和调休上班日，该年原有的全部被替换。',
            en: 'CSV or XLSX with 日期 (date), 类型 (休息 off or 上班 work) and 名称 (name); or JSON {"off":[{"date","name"}],"work":[…]}. It replaces all that the calendar holds for the year.',
          })}
        </p>
        <label htmlFor={`${id}-file`}>{t({ zh: '文件', en: 'File' })}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.xlsx,.json"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <label htmlFor={`${id}-why`}>{t({ zh: '依据（可空）', en: 'By which notice (optional)' })}</label>
        <Input id={`${id}-why`} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
        <Checkbox checked={provisional} onChange={(event) => setProvisional(event.target.checked)}>
          {t({ zh: '预排：正式通知尚未公布', en: 'Provisional: not announced yet' })}
        </Checkbox>
        <ProblemNotice problem={command.problem} />
        <div className={css.row}>
          <Button
            type={mayLoad ? 'default' : 'primary'}
            disabled={!file}
            loading={command.busy && !mayLoad}
            onClick={() => void run(true)}
          >
            {t({ zh: '试算（不保存）', en: 'Try without saving' })}
          </Button>
          {mayLoad ? (
            <Button type="primary" loading={command.busy} onClick={() => void run(false)}>
              {t({ zh: '载入并重算到期', en: 'Load and reckon dues again' })}
            </Button>
          ) : null}
        </div>
      </div>
      {shown ? <ChangeView change={shown} /> : null}
    </SidePanel>
  )
}
