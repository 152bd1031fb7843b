import { useEffect, useState } from 'react'
import type { Input } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import type { Values } from '#ui/form.ts'
import { checkTargetDraft } from '../../contract.ts'
import css from '../targets.module.css'

const WAIT_MS = 400
const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/

/** What the checks say while the target is written; told up, so that the form asks whether it was thought over. */
export function CheckHint({
  planId,
  values,
  tell,
}: {
  planId: string
  values: Values
  tell(warnings: readonly string[]): void
}) {
  const asked = measureOf(planId, values)
  const text = JSON.stringify(asked)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  const input = JSON.parse(settled) as Input<typeof checkTargetDraft> | null
  const { data } = useOperation(checkTargetDraft, input ?? EMPTY, { enabled: input !== null })
  const items = input === null ? [] : (data?.items ?? [])
  const warnings = items.filter((one) => one.severity === 'warning').map((one) => one.kind)
  const said = warnings.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each answer that differs
  useEffect(() => tell(warnings), [said])
  if (items.length === 0) return null
  return (
    <ul className={css.findings}>
      {items.map((one) => (
        <li key={one.kind + one.text} className={css.notice} data-level={one.severity === 'error' ? 'over' : undefined}>
          {one.text}
        </li>
      ))}
    </ul>
  )
}

const EMPTY: Input<typeof checkTargetDraft> = { planId: '', level1: '', level2: '', level3: '', kind: 'qualitative' }

/** Null while it is not whole enough to be judged. */
function measureOf(planId: string, values: Values): Input<typeof checkTargetDraft> | null {
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string).trim() : '')
  const kind = text('kind') as Input<typeof checkTargetDraft>['kind']
  const [level1, level2, level3] = [text('level1'), text('level2'), text('level3')]
  if (!level1 || !level2 || !level3 || !kind) return null
  const head = { planId, level1, level2, level3, kind }
  if (kind === 'qualitative') return text('text') ? { ...head, text: text('text') } : null
  const op = text('op') as NonNullable<Input<typeof checkTargetDraft>['op']>
  if (!op) return null
  if (kind === 'reference') return text('ref') ? { ...head, op, ref: text('ref') } : null
  if (!DECIMAL.test(text('value')) || !text('valueUnit')) return null
  return { ...head, op, value: text('value'), valueUnit: text('valueUnit') }
}
