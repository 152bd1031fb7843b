import { createContext, useContext } from 'react'
import { findExact, minus, plus, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import type { TargetRow } from '../../contract.ts'
import css from '../targets.module.css'

/** The target that is changed, and those of its class that can give or take points. */
export const OthersContext = createContext<{ target: TargetRow; others: readonly TargetRow[] } | null>(null)

/** New weights of the other targets of the class, with the difference that is still open. */
export function OthersControl({ value, change, values }: ControlProps) {
  const given = useContext(OthersContext)
  const { t } = useWords()
  if (!given) return null
  const { target, others } = given
  const typed = (value as Record<string, string> | undefined) ?? {}
  const own = typeof values.weight === 'string' ? values.weight : target.weight
  const moved = [{ id: target.id, weight: target.weight, now: own }]
  for (const one of others) moved.push({ id: one.id, weight: one.weight, now: typed[one.id] ?? one.weight })
  const open = moved.reduce(
    (sum, { weight, now }) => plus(sum, minus(findExact(weight) ?? ZERO, findExact(now.trim()) ?? ZERO)),
    ZERO,
  )
  const points = toText(open)
  return (
    <div className={css.others}>
      {others.map((one) => (
        <label key={one.id} style={{ display: 'contents' }}>
          <span>
            {one.level3} <span className="meta">{one.weight}</span>
          </span>
          <input
            className={css.cellInput}
            inputMode="decimal"
            maxLength={10}
            value={typed[one.id] ?? one.weight}
            onChange={(event) => change({ ...typed, [one.id]: event.target.value.trim() })}
          />
        </label>
      ))}
      <span className={points === '0' ? css.ok : css.near}>
        {points === '0'
          ? t({ zh: '合计不变', en: 'The sum stays' })
          : points.startsWith('-')
            ? t({ zh: `多 ${points.slice(1)} 分`, en: `${points.slice(1)} too many` })
            : t({ zh: `还差 ${points} 分`, en: `${points} missing` })}
      </span>
    </div>
  )
}
