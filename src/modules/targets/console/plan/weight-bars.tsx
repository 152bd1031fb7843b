import { useWords } from '#ui/language.ts'
import type { WeightSums } from '../../contract.ts'
import css from '../targets.module.css'

type Part = WeightSums['whole']

/** What each class and goal has of the points that the scheme gives it; what is missing is said in words. */
export function WeightBars({ sums }: { sums: WeightSums }) {
  const { t } = useWords()
  if (sums.classes.length === 0) return null
  const whole = { ...sums.whole, name: t({ zh: '合计', en: 'Total' }) }
  return (
    <>
      <section className={css.bars} aria-label={t({ zh: '权重合计', en: 'Sums of weights' })}>
        {[...sums.classes, whole].map((part) => (
          <Bar key={part.name} part={part} />
        ))}
      </section>
      {sums.goals.length > 0 ? (
        <section className={css.bars} aria-label={t({ zh: '各目标的权重', en: 'Sums by goal' })}>
          {sums.goals.map((part) => (
            <Bar key={part.name} part={part} />
          ))}
        </section>
      ) : null}
    </>
  )
}

function Bar({ part: { name, wanted, given, missing } }: { part: Part }) {
  const { t } = useWords()
  const isOff = missing !== null && missing !== '0'
  const points = missing?.replace('-', '') ?? ''
  const said = !isOff
    ? null
    : missing.startsWith('-')
      ? t({ zh: `多 ${points} 分`, en: `${points} too many` })
      : t({ zh: `还差 ${points} 分`, en: `${points} missing` })
  return (
    <div className={css.bar}>
      <span>
        <span>{name}</span>
        <span>
          {wanted === null ? given : `${given} / ${wanted}`} {said ? <b className={css.near}>{said}</b> : null}
        </span>
      </span>
      <div className={css.track} data-off={isOff} aria-hidden="true">
        <i style={{ width: wanted === null ? `${given}%` : `calc(${given} / max(${wanted}, 1) * 100%)` }} />
      </div>
    </div>
  )
}

const COLOURS = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)']

/** All classes of a plan in one line of a hundred points. */
export function WeightStack({ sums }: { sums: WeightSums }) {
  return (
    <div className={css.stack} aria-hidden="true">
      {sums.classes.map(({ name, given }, at) => (
        <i
          key={name}
          style={{ width: `${given}%`, background: COLOURS[at % COLOURS.length] }}
          title={`${name} ${given}`}
        />
      ))}
    </div>
  )
}
