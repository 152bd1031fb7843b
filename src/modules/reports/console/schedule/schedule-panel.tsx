import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import {
  listRecipients,
  listSchedules,
  REPORT_FORMATS,
  type ReportFormat,
  removeSchedule,
  runScheduleNow,
  type SavedReport,
  type Schedule,
  saveSchedule,
} from '../../contract.ts'
import { RHYTHMS, type Rhythm, type RhythmKind } from '../../domain/rhythm.ts'
import css from './schedule.module.css'

const WEEKDAYS = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
] as const
const DAYS = Array.from({ length: 31 }, (_, at) => at + 1)

/** When a saved report runs by itself, in which formats, and who is sent it beside its owner. */
export default function SchedulePanel({ report, onClose }: { report: SavedReport; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const mayShare = useMay('reports:share')
  const [rhythm, setRhythm] = useState<Rhythm>({ every: 'week', at: '08:00', weekday: 1, day: 1 })
  const [formats, setFormats] = useState<ReportFormat[]>(['xlsx'])
  const [recipients, setRecipients] = useState<string[]>([])
  const [text, setText] = useState('')
  const list = useOperation(listSchedules, { report: report.id }, { forgetful: true })
  const people = useOperation(listRecipients, text ? { text } : {}, { enabled: mayShare })
  const command = useCommand(saveSchedule)
  const save = async () => {
    const saved = await command.run({ report: report.id, rhythm, formats, recipients, active: true })
    if (!saved) return
    list.reload()
    say(t({ zh: `已设定时，下次 ${tableTime(saved.nextAt)}`, en: `Scheduled, next ${tableTime(saved.nextAt)}` }))
  }
  const isTime = /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(rhythm.at)
  return (
    <SidePanel title={t({ zh: `定时运行“${report.name}”`, en: `Schedule “${report.name}”` })} onClose={onClose}>
      <div className={css.form}>
        <Loaded reading={list} lines={1}>
          {({ items }) =>
            items.length === 0 ? null : (
              <ul className={css.list}>
                {items.map((one) => (
                  <One key={one.id} schedule={one} onChanged={list.reload} />
                ))}
              </ul>
            )
          }
        </Loaded>
        <div className={css.line}>
          <Select<RhythmKind>
            aria-label={t({ zh: '周期', en: 'How often' })}
            className={css.short}
            value={rhythm.every}
            options={Object.entries(RHYTHMS).map(([value, words]) => ({ value: value as RhythmKind, label: t(words) }))}
            onChange={(every) => setRhythm({ ...rhythm, every })}
          />
          {rhythm.every === 'week' ? (
            <Select<number>
              aria-label={t({ zh: '星期几', en: 'Day of the week' })}
              className={css.short}
              value={rhythm.weekday ?? 1}
              options={WEEKDAYS.map((words, at) => ({ value: at + 1, label: t(words) }))}
              onChange={(weekday) => setRhythm({ ...rhythm, weekday })}
            />
          ) : null}
          {rhythm.every === 'month' ? (
            <Select<number>
              aria-label={t({ zh: '几日', en: 'Day of the month' })}
              className={css.short}
              value={rhythm.day ?? 1}
              options={DAYS.map((day) => ({ value: day, label: t({ zh: `${day} 日`, en: `day ${day}` }) }))}
              onChange={(day) => setRhythm({ ...rhythm, day })}
            />
          ) : null}
          <Input
            type="time"
            aria-label={t({ zh: '时间', en: 'Time' })}
            className={css.short}
            value={rhythm.at}
            onChange={({ target }) => setRhythm({ ...rhythm, at: target.value.slice(0, 5) })}
          />
        </div>
        <fieldset className={css.formats}>
          <legend>{t({ zh: '文件', en: 'Files' })}</legend>
          <Checkbox.Group<ReportFormat>
            value={formats}
            options={REPORT_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(chosen) => setFormats(chosen)}
          />
        </fieldset>
        {mayShare ? (
          <label htmlFor="schedule-recipients" className={css.field}>
            {t({ zh: '同时送给（可不填）', en: 'Also sent to (may be empty)' })}
            <Select
              id="schedule-recipients"
              mode="multiple"
              showSearch={{ filterOption: false, onSearch: setText }}
              value={recipients}
              placeholder={t({ zh: '姓名或账号', en: 'Name or account' })}
              notFoundContent={t({ zh: '没有这样的人，或其岗位不看报表', en: 'Nobody of that name sees reports' })}
              options={
                people.data?.items.map(({ id, name, account }) => ({ value: id, label: `${name}（${account}）` })) ?? []
              }
              onChange={(chosen) => setRecipients(chosen)}
            />
          </label>
        ) : null}
        <p className={css.grey}>
          {t({
            zh: '到点按你当时的权限和范围统计，结果存档，送到你和收件人的消息中。你离岗或报表收回后自动停止。',
            en: 'It is counted with the rights you have at that time, archived, and sent to your inbox and theirs. It ends when you leave or the report is taken back.',
          })}
        </p>
        <To href="/c/report-runs">{t({ zh: '查看各次结果', en: 'See the runs' })}</To>
        <ProblemNotice problem={command.problem} />
        <Button
          type="primary"
          loading={command.busy}
          disabled={!isTime || formats.length === 0}
          onClick={() => void save()}
        >
          {t({ zh: '设为定时', en: 'Schedule it' })}
        </Button>
      </div>
    </SidePanel>
  )
}

function One({ schedule, onChanged }: { schedule: Schedule; onChanged(): void }) {
  const { t } = useWords()
  const say = useSay()
  const remove = useCommand(removeSchedule)
  const now = useCommand(runScheduleNow)
  const { id, said, formats, recipients, stopped, nextAt } = schedule
  const run = async () => {
    if (await now.run({ id })) say(t({ zh: '已排队，稍后送到消息中', en: 'It is queued and will come to your inbox' }))
  }
  return (
    <li>
      <span>{t(said)}</span>
      <span className={css.grey}>
        {[
          formats.join(' ').toUpperCase(),
          recipients.map(({ name }) => name).join('、'),
          nextAt ? t({ zh: `下次 ${tableTime(nextAt)}`, en: `next ${tableTime(nextAt)}` }) : null,
          stopped ? t(stopped) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={css.line}>
        <Button size="small" loading={now.busy} onClick={() => void run()}>
          {t({ zh: '立即运行', en: 'Run now' })}
        </Button>
        <Button
          size="small"
          loading={remove.busy}
          onClick={() => void remove.run({ id }).then((done) => done && onChanged())}
        >
          {t({ zh: '取消定时', en: 'Remove' })}
        </Button>
      </span>
      <ProblemNotice problem={now.problem ?? remove.problem} />
    </li>
  )
}
