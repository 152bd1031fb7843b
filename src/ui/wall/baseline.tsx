import { useWords } from '../language.ts'
import css from './figure.module.css'
import type { WallFigure } from './wall-figure.ts'
import { wallNumber } from './wall-number.ts'

/** Today as a bar, the same weekday of last week and last year as marks on it: more or less is seen before it is read. */
export function Baseline({ figure }: { figure: WallFigure }) {
  const { t, language } = useWords()
  const { value, lastWeek, lastYear, unit } = figure
  if (value === null || (lastWeek === null && lastYear === null)) return null
  const most = Math.max(value, lastWeek ?? 0, lastYear ?? 0, 1) * 1.08
  const part = (n: number) => `${(n / most) * 100}%`
  const say = (n: number | null) => wallNumber(n, unit.zh, language)
  return (
    <div className={css.baseline}>
      <div className={css.track} aria-hidden="true">
        <i className={css.now} style={{ width: part(value) }} />
        {lastYear === null ? null : <i className={css.year} style={{ left: part(lastYear) }} />}
        {lastWeek === null ? null : <i className={css.week} style={{ left: part(lastWeek) }} />}
      </div>
      <p>
        {lastWeek === null ? null : (
          <span>
            <i className={css.week} aria-hidden="true" />
            {t({ zh: '上周同日', en: 'last week' })} <b>{say(lastWeek)}</b>
          </span>
        )}
        {lastYear === null ? null : (
          <span>
            <i className={css.year} aria-hidden="true" />
            {t({ zh: '去年', en: 'last year' })} <b>{say(lastYear)}</b>
          </span>
        )}
      </p>
    </div>
  )
}
