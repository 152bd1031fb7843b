import css from './board.module.css'

const WIDTH = 56
const HEIGHT = 16
const BOX = `0 0 ${WIDTH} ${HEIGHT}`

/** A day of hours without numbers: only whether it goes up or down. Gaps stay gaps. */
export function Spark({ hours, value }: { hours: readonly (number | null)[]; value: number | null }) {
  const all = [...hours, value]
  const known = all.filter((one): one is number => one !== null)
  if (known.length < 2) return <svg className={css.spark} viewBox={BOX} preserveAspectRatio="none" aria-hidden="true" />
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number) => 1 + (index * (WIDTH - 2)) / (all.length - 1)
  const y = (one: number) => (high === low ? HEIGHT / 2 : HEIGHT - 2 - ((one - low) / (high - low)) * (HEIGHT - 4))
  let path = ''
  for (const [index, one] of all.entries())
    if (one !== null)
      path += `${index > 0 && all[index - 1] !== null ? 'L' : 'M'}${x(index).toFixed(1)} ${y(one).toFixed(1)}`
  return (
    <svg className={css.spark} viewBox={BOX} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
