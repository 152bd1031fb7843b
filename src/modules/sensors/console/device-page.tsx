import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { clockTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, usePathPart } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Card, EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { getCourse, getDevice, SPANS, type Span, saveDevice } from '../contract.ts'
import { CourseChart } from './course-chart.tsx'
import { DeviceFacts, type FoundDevice } from './device-facts.tsx'
import { DeviceForm, givenOf } from './device-form.tsx'
import { ProblemLines } from './problem-lines.tsx'
import css from './sensors.module.css'

const SPAN_NAMES: Readonly<Record<Span, { zh: string; en: string }>> = {
  day: { zh: '24 小时', en: '24 hours' },
  week: { zh: '7 日', en: '7 days' },
  quarter: { zh: '90 日', en: '90 days' },
}

/** One device: its readings against its limits, the problems with their cases, and when it was silent. */
export default function DevicePage() {
  const { t } = useWords()
  const id = decodeURIComponent(usePathPart('deviceId'))
  const mayKeep = useMay('sensors:keep')
  const reading = useOperation(getDevice, { id }, { everyMs: 20_000 })
  const [isChanging, setChanging] = useState(false)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  return (
    <Page
      fill
      title={reading.data?.device.name ?? t({ zh: '感知设备', en: 'Sensor' })}
      note={
        <>
          <To href="/c/devices" className={css.crumb}>
            {t({ zh: '感知设备', en: 'Sensors' })}
          </To>
          {reading.answeredAtMs > 0
            ? t({
                zh: `　数据截至 ${clockTime(reading.answeredAtMs)}`,
                en: ` as of ${clockTime(reading.answeredAtMs)}`,
              })
            : ''}
        </>
      }
      actions={
        mayKeep && reading.data ? (
          <>
            <Retire found={reading.data} />
            <Button onClick={() => setChanging(true)}>{t({ zh: '修改设备', en: 'Change it' })}</Button>
          </>
        ) : null
      }
    >
      <Split>
        <div className={css.page} data-scrolls>
          <Loaded reading={reading} lines={14}>
            {(found) => <Parts found={found} />}
          </Loaded>
        </div>
        {isChanging && reading.data ? (
          <DeviceForm standing={reading.data} onClose={() => setChanging(false)} onSaved={() => setChanging(false)} />
        ) : null}
      </Split>
    </Page>
  )
}

function Parts({ found }: { found: FoundDevice }) {
  const { t } = useWords()
  const silences = found.problems.filter(({ rule }) => rule === 'silence')
  const problems = found.problems.filter(({ rule }) => rule !== 'silence')
  return (
    <div className={css.columns}>
      <div className={css.column}>
        <CourseCard found={found} />
        <Card title={t({ zh: '问题与案件', en: 'Problems and cases' })}>
          {problems.length === 0 ? (
            <p className="meta">
              {t({
                zh: '没有超过限值的记录。超过时一次只开一件案件',
                en: 'Never beyond a limit. One problem opens one case',
              })}
            </p>
          ) : (
            <ProblemLines
              problems={problems}
              {...(found.metrics.length === 1 ? { unit: found.metrics[0]!.unit } : {})}
            />
          )}
        </Card>
      </div>
      <div className={css.column}>
        <Card title={t({ zh: '设备', en: 'Device' })}>
          <DeviceFacts found={found} />
        </Card>
        <Card title={t({ zh: '失联记录', en: 'Times of silence' })}>
          {silences.length === 0 ? (
            <p className="meta">{t({ zh: '没有失联过', en: 'Never silent' })}</p>
          ) : (
            <ProblemLines problems={silences} />
          )}
        </Card>
      </div>
    </div>
  )
}

function CourseCard({ found }: { found: FoundDevice }) {
  const { t } = useWords()
  const address = useAddressQuery()
  const span = SPANS.find((one) => one === address.one('span')) ?? 'day'
  const metric = found.metrics.find(({ id }) => id === address.one('metric')) ?? found.metrics[0]
  const course = useOperation(getCourse, { id: found.device.id, span }, { everyMs: 60_000 })
  if (!metric) return <EmptyState>{t({ zh: '此种类没有指标', en: 'This kind measures nothing' })}</EmptyState>
  return (
    <Card
      title={`${t(metric)}${metric.unit === '' ? '' : `（${metric.unit}）`}`}
      extra={
        <span className={css.choices}>
          {found.metrics.length > 1 ? (
            <Segmented
              size="small"
              value={metric.id}
              onChange={(value) => address.change({ metric: value })}
              options={found.metrics.map((one) => ({ value: one.id, label: t(one) }))}
            />
          ) : null}
          <Segmented
            size="small"
            value={span}
            onChange={(value) => address.change({ span: value })}
            options={SPANS.map((value) => ({ value, label: t(SPAN_NAMES[value]) }))}
          />
        </span>
      }
    >
      <Loaded reading={course} lines={8}>
        {(answer) => <CourseChart metric={metric} course={answer} rules={found.rules} problems={found.problems} />}
      </Loaded>
      <p className="meta">
        {t({
          zh: '线为平均，浅带为最小到最大；红底为问题持续，灰底为失联；断开处没有读数。',
          en: 'Line: mean; band: least to greatest; red ground: a problem; grey ground: silent; gaps: no readings.',
        })}
      </p>
    </Card>
  )
}

function Retire({ found }: { found: FoundDevice }) {
  const { t } = useWords()
  const confirm = useConfirm()
  const say = useSay()
  const save = useCommand(saveDevice)
  const isOff = found.device.state === 'off'
  const run = async () => {
    const isSure =
      isOff ||
      (await confirm({
        title: t({ zh: `停用 ${found.device.name}？`, en: `Retire ${found.device.name}?` }),
        detail: t({
          zh: '停用后不再收它的读数，持续中的问题记为结束，已开的案件照常办理。可以再启用。',
          en: 'Its readings are no longer taken, problems that go on end, open cases go on. It can be put back to work.',
        }),
        verb: t({ zh: '停用设备', en: 'Retire it' }),
        danger: true,
      }))
    if (!isSure) return
    const done = await save.run({ ...givenOf(found), active: isOff }, { expectedVersion: found.version })
    if (done) say(isOff ? t({ zh: '已启用', en: 'At work again' }) : t({ zh: '已停用', en: 'Retired' }))
  }
  return (
    <>
      <ProblemNotice problem={save.problem} />
      <Button loading={save.busy} onClick={() => void run()}>
        {isOff ? t({ zh: '启用设备', en: 'Put it to work' }) : t({ zh: '停用设备', en: 'Retire it' })}
      </Button>
    </>
  )
}
