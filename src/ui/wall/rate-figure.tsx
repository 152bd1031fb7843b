import { count } from '../format.ts'
import { useWords } from '../language.ts'
import css from './figure.module.css'
import { OpenList } from './open-list.tsx'
import { listOf, type WallFigure } from './wall-figure.ts'
import { wallNumber } from './wall-number.ts'

/** A smaller number: value, of how many, and last week's. What has no source is seen to have none. */
export function RateFigure({ figure, tone = null }: { figure: WallFigure; tone?: 'over' | 'near' | null }) {
  const { t, language } = useWords()
  const { value, unit, n, lastWeek } = figure
  const missing = value === null
  return (
    <div className={css.rate} data-missing={missing}>
      <h3>{t(figure)}</h3>
      <OpenList href={listOf(figure)} className={css.rateNumber}>
        <b data-tone={!missing && value > 0 ? tone : null}>{missing ? '◌' : wallNumber(value, unit.zh, language)}</b>
        <i>{missing ? '' : t(unit)}</i>
      </OpenList>
      {missing ? <p>{t(figure.why ?? { zh: '暂无数据', en: 'no data' })}</p> : null}
      {lastWeek === null || missing ? null : (
        <p>
          {t({ zh: '上周', en: 'was' })} {wallNumber(lastWeek, unit.zh, language)}
        </p>
      )}
      {n === null || missing ? null : <p>{t({ zh: `共 ${count(n)} 件`, en: `of ${count(n)}` })}</p>}
    </div>
  )
}
