import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { listFunctions, simulateCall } from '../contract.ts'
import { words } from '../words.ts'
import { AlarmStrip } from './alarm-strip.tsx'
import { CallLog, type LogDialog } from './call-log.tsx'
import { Filing } from './filing.tsx'
import css from './hotline.module.css'
import { Lines } from './lines.tsx'
import { Sessions } from './sessions.tsx'

const VIEWS = {
  log: { zh: '话务记录', en: 'Call log' },
  filing: { zh: '立案率', en: 'Filing' },
  sessions: { zh: '热线专场', en: 'Sessions' },
  lines: { zh: '线路和功能', en: 'Lines and functions' },
} as const
type View = keyof typeof VIEWS

/** The call centre: its calls with their rates, what was filed of what came in, its sessions, lines and functions. */
export default function CallsPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const maySimulate = useMay('hotline:simulate')
  const mayImport = useMay('hotline:take-events')
  const [problemAt, setProblemAt] = useState(false)
  const [dialog, setDialog] = useState<LogDialog>(null)
  const functions = useOperation(listFunctions, {}, { everyMs: 60_000 })
  const simulating = useCommand(simulateCall, { alsoChanges: ['hotline'] })
  const isOn = (wanted: string) => functions.data?.items.some(({ id, on }) => id === wanted && on) ?? false
  const views = (Object.keys(VIEWS) as View[]).filter((one) => one !== 'sessions' || isOn('sessions'))
  const view = views.find((one) => one === address.one('view')) ?? 'log'
  const first = functions.data?.numbers[0]?.number
  const simulate = async () => {
    setProblemAt(true)
    if (first) await simulating.run({ number: first, course: 'rings' })
  }
  return (
    <Page
      fill
      title={t(words.calls)}
      actions={
        <>
          {maySimulate && isOn('simulator') ? (
            <Button onClick={() => void simulate()} loading={simulating.busy}>
              {t({ zh: '模拟一通来电', en: 'Simulate a call' })}
            </Button>
          ) : null}
          {view === 'log' ? (
            <Button onClick={() => setDialog('export')}>{t({ zh: '导出', en: 'Export' })}</Button>
          ) : null}
          {view === 'log' && mayImport ? (
            <Button onClick={() => setDialog('import')}>{t({ zh: '导入话单', en: 'Import a log' })}</Button>
          ) : null}
        </>
      }
    >
      <AlarmStrip />
      {problemAt && simulating.problem ? <ProblemNotice problem={simulating.problem} /> : null}
      <div className={css.tabs} role="tablist">
        {views.map((one) => (
          <Button
            key={one}
            size="small"
            role="tab"
            aria-selected={view === one}
            type={view === one ? 'primary' : 'default'}
            onClick={() => address.change({ view: one === 'log' ? undefined : one })}
          >
            {t(VIEWS[one])}
          </Button>
        ))}
      </div>
      {view === 'log' ? <CallLog dialog={dialog} onDialog={setDialog} /> : null}
      {view === 'filing' ? <Filing /> : null}
      {view === 'sessions' ? <Sessions /> : null}
      {view === 'lines' ? <Lines /> : null}
    </Page>
  )
}
