import { duration, secondTime, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import type { CallRow } from '../contract.ts'
import { OUTCOME_NAMES } from '../words.ts'
import css from './hotline.module.css'

/** One call from the first ring to the end, and the case that came of it. */
export function CallPanel({ call, onClose }: { call: CallRow; onClose(): void }) {
  const { t, language } = useWords()
  const none = '—'
  const spoken = call.answeredAt && call.endedAt ? Date.parse(call.endedAt) - Date.parse(call.answeredAt) : null
  return (
    <SidePanel
      title={`${call.callerMasked ?? t({ zh: '号码未显示', en: 'number withheld' })} · ${t(OUTCOME_NAMES[call.outcome])}`}
      onClose={onClose}
    >
      <div className={css.panel}>
        {call.simulated ? (
          <p className="meta">{t({ zh: '模拟来电，不是真实来电', en: 'A simulated call, not a real one' })}</p>
        ) : null}
        <Facts
          facts={[
            [t({ zh: '来电', en: 'Rang' }), tableTime(call.offeredAt)],
            [t({ zh: '接听', en: 'Answered' }), call.answeredAt ? secondTime(call.answeredAt) : none],
            [t({ zh: '挂机', en: 'Ended' }), call.endedAt ? secondTime(call.endedAt) : none],
            [
              t({ zh: '等待', en: 'Waited' }),
              call.waitMs === null
                ? none
                : t({ zh: `${(call.waitMs / 1000).toFixed(1)} 秒`, en: `${(call.waitMs / 1000).toFixed(1)} s` }),
            ],
            [t({ zh: '通话', en: 'Spoken' }), spoken === null ? none : duration(spoken, language)],
            [t({ zh: '号码', en: 'Number' }), call.number ?? none],
            [t({ zh: '线路', en: 'Line' }), call.line ?? none],
            [t({ zh: '坐席', en: 'Operator' }), call.agent ?? none],
            ...(call.recording ? [[t({ zh: '录音编号', en: 'Recording' }), call.recording] as const] : []),
            ...(call.sessionTitle
              ? [
                  [
                    t({ zh: '专场', en: 'Session' }),
                    <To key="session" href={`/c/calls?session=${call.sessionId}`}>
                      {call.sessionTitle}
                    </To>,
                  ] as const,
                ]
              : []),
            [t({ zh: '案件', en: 'Case' }), <CaseOf key="case" call={call} />],
          ]}
        />
      </div>
    </SidePanel>
  )
}

function CaseOf({ call }: { call: CallRow }) {
  const { t } = useWords()
  const mayRegister = useMay('intake:find-similar')
  if (call.caseId) return <To href={`/c/cases/${call.caseId}`}>{call.caseNo}</To>
  if (!mayRegister) return <>{t({ zh: '未登记', en: 'not registered' })}</>
  return <To href={`/c/intake/new?call=${call.id}`}>{t({ zh: '由此来电登记', en: 'Register from this call' })}</To>
}
