import { useState } from 'react'
import { formatLimitEn, formatLimitZh } from '#core/time/limit.ts'
import { ClockLine, Light, type LightName } from '#ui/clock.ts'
import { tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import type { ClockView } from '../../contract.ts'
import { useNames } from '../names.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'
import { stepClockOf } from './step-clock-of.ts'

/** All clocks, those that run first; a clock's name or E (the step's clock) opens why it is due when it is. */
export function CaseClocks({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const [withEnded, setWithEnded] = useState(false)
  const running = detail.clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused')
  const ended = detail.clocks.filter((clock) => !running.includes(clock))
  const first = stepClockOf(detail) ?? running[0] ?? ended[0]
  const explain = (id: string | null) => setOpen(open === id ? null : id)
  const explainFirst = () => {
    if (open === null && first && !running.includes(first)) setWithEnded(true)
    setOpen(open === null ? (first?.id ?? null) : null)
  }
  useKeys([{ keys: 'E', title: { zh: '解释时限', en: 'Explain the clocks' }, run: explainFirst }])
  if (detail.clocks.length === 0) return null
  return (
    <Card
      title={t({ zh: '时限', en: 'Clocks' })}
      extra={
        <button type="button" className={css.link} aria-expanded={open !== null} onClick={explainFirst}>
          {open === null ? t({ zh: '解释 E', en: 'Explain E' }) : t({ zh: '收起 E', en: 'Less E' })}
        </button>
      }
    >
      <ul className={css.clocks}>
        {(withEnded ? [...running, ...ended] : running).map((clock) => (
          <li key={clock.id}>
            <button
              type="button"
              className={css.clockName}
              aria-expanded={open === clock.id}
              title={t({ zh: '怎样算出的', en: 'How it is reckoned' })}
              onClick={() => explain(clock.id)}
            >
              {t(clock)}
            </button>
            {clock.result === null ? <ClockLine clock={clock} /> : <Outcome result={clock.result} />}
            {open === clock.id ? (
              <div>
                <ClockReason clock={clock} />
                <Panels place="case.clock" subject={`${detail.case.id}/${clock.id}`} />
              </div>
            ) : null}
          </li>
        ))}
        {ended.length > 0 ? (
          <li>
            <button
              type="button"
              className={css.clockName}
              aria-expanded={withEnded}
              onClick={() => setWithEnded(!withEnded)}
            >
              {withEnded
                ? t({ zh: '收起已停的', en: 'Hide those that stopped' })
                : t({ zh: `已停 ${ended.length} 个`, en: `${ended.length} have stopped` })}
            </button>
            {running.length === 0 ? (
              <span className={css.quiet}>{t({ zh: '没有在计的时限', en: 'No clock runs' })}</span>
            ) : null}
          </li>
        ) : null}
      </ul>
    </Card>
  )
}

const RESULTS: Record<string, { zh: string; en: string; light: LightName }> = {
  met: { zh: '按时完成', en: 'in time', light: 'green' },
  late: { zh: '超期完成', en: 'done late', light: 'red' },
  missed: { zh: '超期未完成', en: 'missed', light: 'red' },
  waived: { zh: '免计', en: 'waived', light: 'none' },
  lapsed: { zh: '不再适用', en: 'lapsed', light: 'none' },
}

function Outcome({ result }: { result: string }) {
  const { t } = useWords()
  const words = RESULTS[result] ?? { zh: result, en: result, light: 'none' as const }
  return (
    <span className={css.outcome}>
      <Light light={words.light} /> {t(words)}
    </span>
  )
}

function ClockReason({ clock }: { clock: ClockView }) {
  const { t, language } = useWords()
  const names = useNames()
  const limit = clock.limit ? (language === 'zh' ? formatLimitZh(clock.limit) : formatLimitEn(clock.limit)) : null
  const parts = [
    t({ zh: `${tableTime(clock.start)} 起算`, en: `from ${tableTime(clock.start)}` }),
    limit ? t({ zh: `限 ${limit}`, en: `limit ${limit}` }) : t({ zh: '按给定日期', en: 'by a given date' }),
    clock.due ? t({ zh: `${tableTime(clock.due)} 到期`, en: `due ${tableTime(clock.due)}` }) : null,
    clock.overdueAt
      ? t({ zh: `${tableTime(clock.overdueAt)} 起超期`, en: `overdue since ${tableTime(clock.overdueAt)}` })
      : null,
    clock.stopped ? t({ zh: `${tableTime(clock.stopped)} 停止`, en: `stopped ${tableTime(clock.stopped)}` }) : null,
    clock.ownerUnit ? names.unit(clock.ownerUnit) : null,
  ].filter((part) => part !== null)
  return <p className={css.quiet}>{parts.join(t({ zh: '，', en: ', ' }))}</p>
}
