import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { proposeChange, type TargetRow } from '../../contract.ts'
import { CheckHint } from './check-hint.tsx'
import { measureFields } from './measure-fields.ts'
import { OthersContext, OthersControl } from './others-control.tsx'

/** Proposes to adjust or withdraw an approved target in the middle of its year; a leader decides. */
export function ChangeForm({
  target,
  others,
  onDone,
  onCancel,
}: {
  target: TargetRow
  /** The other targets in force of its plan. */
  others: readonly TargetRow[]
  onDone(): void
  onCancel(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const send = useCommand(proposeChange, { alsoChanges: ['notices'] })
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const [id] = useState(newKey)
  const near = others.filter((one) => one.level1 === target.level1)
  const submit = async ({ checked, others: weights, kind: _, change, ...values }: Values) => {
    const typed = Object.entries((weights as Record<string, string> | undefined) ?? {})
    const input = {
      ...values,
      kind: change,
      targetId: target.id,
      id,
      others: typed.map(([other, weight]) => ({ id: other, weight })),
      acknowledged: checked === true ? [...warnings] : [],
    } as Input<typeof proposeChange>
    const saved = await send.run(input, { expectedVersion: target.version })
    if (!saved) return false
    say(t({ zh: '已提出，等待负责人批复', en: 'Proposed; a leader will decide' }))
    onDone()
    return true
  }
  const { level1, level2, level3, kind, op, value, valueUnit, text, ref, weight } = target
  const measure = { level1, level2, level3, kind, op, value, valueUnit, text, ref }
  return (
    <OthersContext value={{ target, others: near }}>
      <Form
        fields={[...fieldsOf(target, near.length > 0), checkedField(warnings.length > 0)]}
        initial={{ change: 'adjust', ...measure, weight }}
        verb={t({ zh: '提出变更', en: 'Propose the change' })}
        onSubmit={submit}
        onCancel={onCancel}
        busy={send.busy}
        problem={send.problem}
        draftKey={`target-change.${target.id}`}
        foretell={(values) =>
          values.change === 'withdraw' ? (
            t({
              zh: '批准后不再计分，权重按方案分给其他指标',
              en: 'Once approved it counts no more; the scheme shares its weight among the others',
            })
          ) : (
            <CheckHint planId={target.planId} values={{ ...measure, ...values }} tell={setWarnings} />
          )
        }
      />
    </OthersContext>
  )
}

const isAdjust = (values: Values) => values.change === 'adjust'

function fieldsOf(target: TargetRow, hasOthers: boolean): Field[] {
  const measured = measureFields
    .filter((field) => field.when?.({ kind: target.kind }) ?? true)
    .map((field) => ({ ...field, when: isAdjust }))
  const weights: Field[] = [
    {
      kind: 'text',
      name: 'weight',
      title: { zh: '权重（分）', en: 'Weight (points)' },
      required: true,
      maxLength: 10,
      when: isAdjust,
    },
    {
      kind: 'custom',
      name: 'others',
      title: { zh: '同类其他指标的权重', en: 'Weights of others of the class' },
      control: OthersControl,
      when: (values) => isAdjust(values) && values.weight !== target.weight && hasOthers,
    },
  ]
  return [
    {
      kind: 'choice',
      name: 'change',
      title: { zh: '变更', en: 'Change' },
      required: true,
      choices: [
        { value: 'adjust', title: { zh: '调整', en: 'Adjust' } },
        { value: 'withdraw', title: { zh: '撤销', en: 'Withdraw' } },
      ],
    },
    ...measured,
    ...weights,
    { kind: 'text', name: 'reason', title: { zh: '理由', en: 'Reason' }, required: true, lines: 2, maxLength: 500 },
  ]
}

const checkedField = (warned: boolean): Field => ({
  kind: 'tick',
  name: 'checked',
  title: { zh: '已核对，按此调整', en: 'I have checked it and keep to it' },
  when: (values) => warned && isAdjust(values),
})
