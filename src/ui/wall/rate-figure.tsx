import { count } from '../format.ts'
import { useWords } from '../language.ts'
import css from './figure.module.css'
import { OpenList } from './open-list.tsx'
import { listOf, type WallFigure } from './wall-figure.ts'
import { wallNumber } from './wall-number.ts'

export interface RateFigureProps {
  figure: WallFigure
  tone?: 'over' | 'near' | null
  /** Another name than its own, where the scene has said the rest. */
  name?: string
  /** As large as what a scene is about. */
  large?: boolean
}

/** A smaller number: value, of how many, and last week's. What has no source is seen to have none. */
export function RateFigure({ figure, tone = null, name, large = false }: RateFigureProps) {
  const { t, language } = useWords()
  const { value, unit, n, lastWeek } = figure
  const missing = value === null
  return (
    <div className={css.rate} data-missing={missing} data-large={large}>
      <h3>{name ?? t(figure)}</h3>
      <OpenList href={listOf(figure)} className={css.rateNumber}>
        <b data-tone={!missing && value > 0 ? tone : null}>{missing ? '◌' : wallNumber(value, unit.zh, language)}</b>
        <i>{missing ? '' : t(unit)}</i>
      </OpenList>
      {missing ? <p>{t(figure.why ?? { zh: '暂无数据', en: 'no data' }).split(/[，,;；]/)[0]}</p> : null}
      {lastWeek === null || missing ? null : (
        <p>
          {t({ zh: '上周', en: 'was' })} {wallNumber(lastWeek, unit.zh, language)}
        </p>
      )}
      {n === null || missing ? null : <p>{t({ zh: `共 ${count(n)} 件`, en: `of ${count(n)}` })}</p>}
    </div>
  )
}
