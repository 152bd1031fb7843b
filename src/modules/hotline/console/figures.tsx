import { DAY_MS, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import { clockTime, count, duration, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { Loaded } from '#ui/page.ts'
import { getFigures } from '../contract.ts'
import { floorPercent } from './floor-percent.ts'
import css from './hotline.module.css'
import { PERIODS, usePeriod } from './use-period.ts'

/** Of these the two figures are seconds, which nobody reads. */
const IN_SECONDS = ['lineRate', 'numberRate']

/** Rates of the period with what they are of; of a session all its calls. */
export function Figures({ number, session }: { number: string | undefined; session: string | undefined }) {
  const { t, language } = useWords()
  const { days, period } = usePeriod()
  const today = localDay(useNow())
  const asked = session
    ? { from: toRfc3339(dayStartMs(today - 364)), until: toRfc3339(dayStartMs(today) + DAY_MS) }
    : period
  const reading = useOperation(
    getFigures,
    { ...asked, ...(number ? { number } : {}), ...(session ? { session } : {}) },
    { everyMs: 60_000 },
  )
  useLiveReload('hotline.callsChanged', reading.reload)
  return (
    <Loaded reading={reading} lines={2}>
      {({ rates, counts, countsSimulated }) => (
        <>
          <div className={css.figures}>
            {rates.map((rate) => (
              <div key={rate.id} className={css.figure} data-rate={rate.id} data-missed={rate.reached === false}>
                <span>{rate[language]}</span>
                <b>
                  {rate.reached === false ? '■ ' : ''}
                  {floorPercent(rate.part, rate.whole)}
                </b>
                <span className="meta">
                  {IN_SECONDS.includes(rate.id)
                    ? t({
                        zh: `中断 ${duration(Math.ceil((rate.whole - rate.part) / 60) * 60_000, language)}`,
                        en: `down ${duration(Math.ceil((rate.whole - rate.part) / 60) * 60_000, language)}`,
                      })
                    : `${count(rate.part)} / ${count(rate.whole)}`}{' '}
                  ·{' '}
                  {t({
                    zh: `目标${rate.above ? '＞' : ' '}${rate.targetPercent}%`,
                    en: `target ${rate.above ? '>' : ''}${rate.targetPercent}%`,
                  })}
                </span>
              </div>
            ))}
          </div>
          <div className={css.tools}>
            <span className="meta">
              {t({
                zh: `${session ? '该专场' : PERIODS[days].zh}来电 ${count(counts.offered)}，人工接听 ${count(counts.answered)}，自助 ${count(counts.selfServed)}，未接通 ${count(counts.abandoned)}（其中 5 秒内挂断 ${count(counts.early)}），登记 ${count(counts.registered)}，其中办结 ${count(counts.closed)}${countsSimulated ? '；含模拟来电' : ''}。数据截至 ${clockTime(reading.answeredAtMs)}`,
                en: `${count(counts.offered)} calls, ${count(counts.answered)} answered, ${count(counts.selfServed)} self-service, ${count(counts.abandoned)} given up (${count(counts.early)} early), ${count(counts.registered)} registered, of these ${count(counts.closed)} closed${countsSimulated ? '; simulated calls included' : ''}. As of ${clockTime(reading.answeredAtMs)}`,
              })}
            </span>
            <details className={css.help}>
              <summary>{t({ zh: '口径', en: 'How they are counted' })}</summary>
              <dl>
                {rates.map((rate) => (
                  <div key={rate.id}>
                    <dt>{rate[language]}</dt>
                    <dd>{rate.definition[language]}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </div>
        </>
      )}
    </Loaded>
  )
}
