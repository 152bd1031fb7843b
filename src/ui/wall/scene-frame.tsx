import type { ReactNode } from 'react'
import { clockTime, secondTime } from '../format.ts'
import { useWords } from '../language.ts'
import css from './scene-frame.module.css'
import { useSecond } from './use-second.ts'
import { useWallNow } from './use-wall-now.ts'
import { useWall } from './wall-context.tsx'
import { weekDay } from './week-day.ts'

export interface SceneColumn {
  id: string
  side: 'left' | 'right'
  /** Breadth beside the others of a wide wall, in parts of the map's 16. */
  parts: number
  content: ReactNode
}

export interface SceneFrameProps {
  /** What the scene says, in one sentence: read before any number. */
  headline: ReactNode
  /** Moment of the data; null: none have come yet. */
  asOfMs: number | null
  /** When this machine got them, by its own clock; 0: not yet. */
  answeredAtMs: number
  /** What was not heard again for longer than this is stale. */
  staleAfterMs: number
  /** All or some of it is invented. */
  simulated?: boolean
  centre: ReactNode
  columns: readonly SceneColumn[]
}

/**
 * Every scene: title, sentence, moment of the data, number of the scene, who leads, whether data are simulated; below the
 * centre with its columns. A narrow wall shows the columns one after the other.
 */
export function SceneFrame({
  headline,
  asOfMs,
  answeredAtMs,
  staleAfterMs,
  simulated = false,
  centre,
  columns,
}: SceneFrameProps) {
  const { t, language } = useWords()
  const { wide, district, leader, demo, title, place, stays, column, cutOffSinceMs } = useWall()
  const second = useSecond()
  const now = useWallNow()
  const isStale = cutOffSinceMs !== null || (answeredAtMs > 0 && second - answeredAtMs > staleAfterMs)
  const shown = wide ? columns : columns.filter((_one, index) => index === column % columns.length)
  const left = shown.filter(({ side }) => wide && side === 'left')
  const right = shown.filter((one) => !left.includes(one))
  const template = wide
    ? [...left.map(({ parts }) => `${parts}fr`), '16fr', ...right.map(({ parts }) => `${parts}fr`)].join(' ')
    : '60fr 40fr'
  return (
    <main className={css.scene} data-wide={wide} data-stale={isStale}>
      <header className={css.head}>
        <h1>
          <small>{district}</small>
          {title}
        </h1>
        <p className={css.headline}>
          {headline}
          {stays && !wide ? <small className={css.stays}>{stays}</small> : null}
        </p>
        <div className={css.facts}>
          {stays && wide ? <span className={css.stays}>{stays}</span> : null}
          {simulated || demo ? <span className={css.tag}>{t({ zh: '演示数据', en: 'Simulated data' })}</span> : null}
          {leader === undefined ? null : (
            <span>
              {t({ zh: '值班领导 ', en: 'On duty ' })}
              <b>{leader ?? t({ zh: '未排班', en: 'nobody' })}</b>
            </span>
          )}
          <span>{weekDay(now, language)}</span>
          <span className={css.asOf} data-stale={isStale} role="status">
            {isStale ? '◌ ' : ''}
            {asOfMs === null
              ? t({ zh: '数据未到', en: 'No data yet' })
              : isStale
                ? t({ zh: `停更 ${secondTime(asOfMs)}`, en: `Stale since ${secondTime(asOfMs)}` })
                : t({ zh: `数据截至 ${secondTime(asOfMs)}`, en: `Data of ${secondTime(asOfMs)}` })}
          </span>
          {isStale ? <span>{t({ zh: `现在 ${clockTime(now)}`, en: `now ${clockTime(now)}` })}</span> : null}
          <span className={css.pager}>
            {place.number}/{place.of}
          </span>
        </div>
      </header>
      <div className={css.body} style={{ gridTemplateColumns: template }}>
        {left.map(({ id, content }) => (
          <section key={id} className={css.column}>
            {content}
          </section>
        ))}
        <section className={css.centre}>{centre}</section>
        {right.map(({ id, content }) => (
          <section key={id} className={css.column}>
            {content}
            {wide || columns.length === 1 ? null : (
              <p className={css.dots} aria-hidden="true">
                {columns.map((one) => (
                  <i key={one.id} data-now={one.id === id} />
                ))}
              </p>
            )}
          </section>
        ))}
      </div>
    </main>
  )
}
