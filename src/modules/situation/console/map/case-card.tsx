import { useEffect, useRef } from 'react'
import { caseStates, getCase, stateCards, urgencies } from '#modules/cases/contract.ts'
import { listCategories } from '#modules/catalogue/contract.ts'
import { listUnits } from '#modules/people/contract.ts'
import { useOperation } from '#ui/call.ts'
import { ClockLine } from '#ui/clock.ts'
import { tableTime } from '#ui/format.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import css from './map.module.css'
import side from './results.module.css'

const HOUR = { freshForMs: 3_600_000 }
const WHOLE = new Set(['total', 'upperDue'])

/** A case beside the map: what it is, how much time is left, who has it, and the way to its page. */
export function CaseCard({ caseId, around }: { caseId: string; around(lon: number, lat: number): void }) {
  const { t, language } = useWords()
  const reading = useOperation(getCase, { id: caseId }, { everyMs: 60_000, forgetful: true })
  const categories = useOperation(listCategories, { withInactive: true }, HOUR).data?.items
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, HOUR).data?.items
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive('cases.caseChanged', (told) => {
    if (told.caseId !== reading.data?.case.id) return
    clearTimeout(timer.current)
    timer.current = setTimeout(reading.reload, 200)
  })
  return (
    <Loaded reading={reading} lines={8}>
      {({ case: state, clocks, record }) => {
        const running = clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused')
        const step =
          running
            .filter(({ subjectKind }) => subjectKind === 'case')
            .sort(
              (a, b) =>
                Number(WHOLE.has(a.name)) - Number(WHOLE.has(b.name)) || (a.due ?? '9').localeCompare(b.due ?? '9'),
            )[0] ?? null
        const lead = state.orders.findLast(({ role }) => role === 'lead')?.unit ?? null
        const { place } = state
        const stateId = caseStates.find((one) => one === state.state)
        return (
          <div className={side.card}>
            <p className={side.clock}>
              <ClockLine clock={step} />
            </p>
            <Facts
              facts={[
                [t({ zh: '案号', en: 'Case no.' }), state.caseNo],
                [t({ zh: '状态', en: 'State' }), stateId ? t(stateCards[stateId]) : state.state],
                [t({ zh: '地址', en: 'Address' }), place.address ?? t({ zh: '未定', en: 'not set' })],
                [
                  t({ zh: '类别', en: 'Category' }),
                  categories?.find(({ code }) => code === state.category)?.[language] ??
                    state.category ??
                    t({ zh: '未定', en: 'not set' }),
                ],
                [t({ zh: '紧急程度', en: 'Urgency' }), t(urgencies[state.urgency])],
                [
                  t({ zh: '主办', en: 'Lead' }),
                  lead === null
                    ? t({ zh: '未派遣', en: 'none yet' })
                    : (units?.find(({ id }) => id === lead)?.[language] ?? lead),
                ],
                [t({ zh: '上报时间', en: 'Reported' }), tableTime(state.reportedAt)],
              ]}
            />
            <p className={side.cardActions}>
              <To className={side.primaryLink} href={`/c/cases/${state.caseNo}`}>
                {t({ zh: '打开案件', en: 'Open the case' })} <KeyHint keys="O" />
              </To>
              {place.lon !== undefined && place.lat !== undefined ? (
                <button type="button" className={css.plain} onClick={() => around(place.lon!, place.lat!)}>
                  {t({ zh: '查周边 300 米', en: 'Look 300 m around' })}
                </button>
              ) : null}
            </p>
            <h3>{t({ zh: '最近经过', en: 'Latest' })}</h3>
            <ol className={side.record}>
              {[...record]
                .sort((a, b) => b.seq - a.seq)
                .slice(0, 4)
                .map((line) => (
                  <li key={line.seq}>
                    <time>{tableTime(line.occurredAt)}</time> {line[language]}
                  </li>
                ))}
            </ol>
            <Panels place="map.case" subject={state.id} />
          </div>
        )
      }}
    </Loaded>
  )
}
