import { useState } from 'react'
import { formatLimitEn, formatLimitZh } from '#core/time/limit.ts'
import { ClockLine, Light, type LightName } from '#ui/clock.ts'
import { tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { ClockView } from '../../contract.ts'
import { useNames } from '../names.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

/** All clocks, those that run first; E explains when each began, how long it has and what became of it. */
export function CaseClocks({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  useKeys([{ keys: 'E', title: { zh: '解释时限', en: 'Explain the clocks' }, run: () => setOpen(!open) }])
  const running = detail.clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused')
  const ended = detail.clocks.filter((clock) => !running.includes(clock))
  if (detail.clocks.length === 0) return null
  return (
    <Card
      title={t({ zh: '时限', en: 'Clocks' })}
      extra={
        <button type="button" className={css.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t({ zh: '收起 E', en: 'Less E' }) : t({ zh: '解释 E', en: 'Explain E' })}
        </button>
      }
    >
      <ul className={css.clocks}>
        {(open ? [...running, ...ended] : running).map((clock) => (
          <li key={clock.id}>
            <span className={css.clockName}>{t(clock)}</span>
            {clock.result === null ? <ClockLine clock={clock} /> : <Outcome result={clock.result} />}
            {open ? <ClockReason clock={clock} /> : null}
          </li>
        ))}
        {running.length === 0 && !open ? (
          <li className={css.quiet}>
            {t({ zh: `没有在计的时限，已停 ${ended.length} 个`, en: `No clock runs; ${ended.length} have stopped` })}
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
