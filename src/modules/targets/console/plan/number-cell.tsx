import { useEffect, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { setTarget, type TargetRow } from '../../contract.ts'
import { inputOf } from '../target/input-of.ts'
import css from '../targets.module.css'

const FORMS = { weight: /^\d{1,3}(\.\d{1,6})?$/, value: /^-?\d{1,15}(\.\d{1,6})?$/ }

/**
 * A weight or value typed in its row: Enter goes to the row below and saves, Esc gives the old one back. What was refused stays
 * in the cell, with the reason.
 */
export function NumberCell({
  target,
  field,
  tell,
}: {
  target: TargetRow
  field: 'weight' | 'value'
  /** What is typed and not saved; null once it is as stored. */
  tell?: (typed: string | null) => void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(setTarget)
  const [typed, setTyped] = useState<string | null>(null)
  const stored = target[field] ?? ''
  const text = typed ?? stored
  const isBad = !FORMS[field].test(text)
  const set = (next: string | null) => {
    setTyped(next)
    tell?.(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the stored one changes
  useEffect(() => {
    if (typed === stored) set(null)
  }, [stored])
  const keep = async () => {
    if (typed === null || isBad) return
    if (typed === stored) return set(null)
    const saved = await save.run({ ...inputOf(target), [field]: typed }, { expectedVersion: target.version })
    // Shown until the list has it too, so that the sums do not jump back meanwhile.
    if (saved) set(saved[field])
    else say(t({ zh: `${target.level3}没有保存`, en: `${target.level3} was not saved` }))
  }
  const problem = save.problem?.detail
  const name = field === 'weight' ? { zh: '权重', en: 'weight' } : { zh: '目标值', en: 'value' }
  return (
    <>
      <input
        className={css.cellInput}
        data-column={field}
        value={text}
        inputMode="decimal"
        maxLength={22}
        aria-label={t({ zh: `${target.level3}的${name.zh}`, en: `${name.en} of ${target.level3}` })}
        aria-invalid={isBad || problem !== undefined}
        title={problem ?? (isBad ? t({ zh: '请填写数字', en: 'A number' }) : undefined)}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onChange={(event) => set(event.target.value.trim())}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) nextCell(event.currentTarget, field)
          if (event.key === 'Escape') set(null)
        }}
      />
      {problem ? (
        <span className={css.said} role="alert">
          {problem}
        </span>
      ) : null}
    </>
  )
}

/** To the same column of the row below, which also saves this one. */
function nextCell(cell: HTMLInputElement, column: string): void {
  const cells = [...(cell.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-column=${column}]`) ?? [])]
  const next = cells[cells.indexOf(cell) + 1]
  if (next) {
    next.focus()
    next.select()
  } else cell.blur()
}
