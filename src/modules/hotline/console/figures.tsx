import { useMemo } from 'react'
import { DAY_MS, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { getFigures } from '../contract.ts'
import css from './hotline.module.css'

const DAYS = 30

/** Rates of the last thirty days with what they are of; of a session all its calls. */
export function Figures({ number, session }: { number: string | undefined; session: string | undefined }) {
  const { t, language } = useWords()
  const today = localDay(useNow())
  const period = useMemo(
    () => ({
      from: toRfc3339(dayStartMs(today - (session ? 365 : DAYS - 1))),
      until: toRfc3339(dayStartMs(today) + DAY_MS),
    }),
    [today, session],
  )
  const reading = useOperation(
    getFigures,
    { ...period, ...(number ? { number } : {}), ...(session ? { session } : {}) },
    { everyMs: 60_000 },
  )
  const percent = (part: number, whole: number) =>
    whole === 0 ? '–' : `${(Math.floor((part * 10_000) / whole) / 100).toFixed(2)}%`
  return (
    <Loaded reading={reading} lines={3}>
      {({ rates, channels, counts, countsSimulated }) => (
        <>
          <div className={css.figures}>
            {rates.map((rate) => (
              <div
                key={rate.id}
                className={css.figure}
                data-missed={rate.reached === false}
                title={rate.definition[language]}
              >
                <span>{rate[language]}</span>
                <b>{percent(rate.part, rate.whole)}</b>
                <span className={css.meta}>
                  {rate.part} / {rate.whole} ·{' '}
                  {t({ zh: `目标 ${rate.targetPercent}%`, en: `target ${rate.targetPercent}%` })}
                </span>
              </div>
            ))}
            {channels.map((one) => (
              <div
                key={one.channel}
                className={css.figure}
                data-missed={one.reached === false}
                title={t({ zh: '已立案 ÷ 受理（作废的不算）', en: 'filed / received (void ones in neither)' })}
              >
                <span>{t({ zh: `立案率 · ${one.zh}`, en: `Filed · ${one.en}` })}</span>
                <b>{percent(one.filed, one.received)}</b>
                <span className={css.meta}>
                  {one.filed} / {one.received} · {t({ zh: `待定 ${one.pending}`, en: `${one.pending} pending` })}
                </span>
              </div>
            ))}
          </div>
          <p className={css.tools}>
            <span className={css.meta}>
              {t({
                zh: `${session ? '该专场' : `近 ${DAYS} 日`}来电 ${counts.offered}，人工接听 ${counts.answered}，自助 ${counts.selfServed}，未接通 ${counts.abandoned}（其中 5 秒内挂断 ${counts.early}），登记 ${counts.registered}${countsSimulated ? '；演示数据，含模拟来电' : ''}`,
                en: `${counts.offered} calls, ${counts.answered} answered, ${counts.selfServed} self-service, ${counts.abandoned} given up (${counts.early} early), ${counts.registered} registered`,
              })}
            </span>
          </p>
        </>
      )}
    </Loaded>
  )
}
