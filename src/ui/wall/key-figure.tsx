import { useWords } from '../language.ts'
import { Baseline } from './baseline.tsx'
import css from './figure.module.css'
import { OpenList } from './open-list.tsx'
import { listOf, type WallFigure } from './wall-figure.ts'
import { wallNumber } from './wall-number.ts'

export interface KeyFigureProps {
  figure: WallFigure
  /** `over`: its number is a problem as soon as it is not nothing. */
  tone?: 'over' | 'near' | null
  /** Another name than its own, where the scene has said the rest. */
  name?: string
  /** Without: only the number. */
  baseline?: boolean
}

/** The number that a scene is about, against the same weekday last week and last year. */
export function KeyFigure({ figure, tone = null, name, baseline = true }: KeyFigureProps) {
  const { t, language } = useWords()
  const { value, unit } = figure
  return (
    <div className={css.key}>
      <h2>{name ?? t(figure)}</h2>
      <OpenList href={listOf(figure)} className={css.keyNumber}>
        <b data-tone={value !== null && value > 0 ? tone : null}>{wallNumber(value, unit.zh, language)}</b>
        <i>{value === null ? '' : t(unit)}</i>
      </OpenList>
      {value === null && figure.why ? <p className={css.why}>{t(figure.why)}</p> : null}
      {baseline && value !== null ? <Baseline figure={figure} /> : null}
    </div>
  )
}
