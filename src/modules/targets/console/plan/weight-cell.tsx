import { useId } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { setTarget, type TargetRow } from '../../contract.ts'
import { inputOf } from '../target/input-of.ts'
import css from '../targets.module.css'

const WEIGHT = /^\d{1,3}(\.\d{1,6})?$/

/** A weight typed in its row: Enter or leaving the cell saves it, Esc gives the old one back; sums follow while it is typed. */
export function WeightCell({
  target,
  typed,
  type,
}: {
  target: TargetRow
  typed: string | undefined
  type(weight: string | null): void
}) {
  const { t } = useWords()
  const id = useId()
  const say = useSay()
  const save = useCommand(setTarget)
  const text = typed ?? target.weight
  const isBad = !WEIGHT.test(text)
  const keep = async () => {
    if (typed === undefined || isBad) return
    if (typed === target.weight) return type(null)
    const saved = await save.run({ ...inputOf(target), weight: typed }, { expectedVersion: target.version })
    if (saved) type(null)
  }
  const problem = save.problem?.detail
  return (
    <input
      id={id}
      className={css.cellInput}
      value={text}
      inputMode="decimal"
      maxLength={10}
      aria-label={t({ zh: `${target.level3}的权重`, en: `Weight of ${target.level3}` })}
      aria-invalid={isBad || problem !== undefined}
      title={problem ?? (isBad ? t({ zh: '权重为 0 到 100 的数', en: 'A number from 0 to 100' }) : undefined)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onChange={(event) => type(event.target.value.trim())}
      onBlur={() => {
        void keep().then(() => {
          if (problem) say(problem)
        })
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) nextCell(event.currentTarget)
        if (event.key === 'Escape') type(null)
      }}
    />
  )
}

/** To the weight in the row below, which also saves this one. */
function nextCell(cell: HTMLInputElement): void {
  const cells = [...(cell.closest('table')?.querySelectorAll<HTMLInputElement>(`input.${cell.classList[0]}`) ?? [])]
  const next = cells[cells.indexOf(cell) + 1]
  if (next) {
    next.focus()
    next.select()
  } else cell.blur()
}
