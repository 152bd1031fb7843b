import { Button } from 'antd'
import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { newKey, useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type GoalRow, type PlanSubject, removeGoal, setGoal } from '../../contract.ts'
import { GoalHistory } from './goal-history.tsx'

const YEARS = 5

/** Writes a long-term or annual goal of a project or of the department. */
export function GoalForm({
  subject,
  year,
  before,
  onClose,
}: {
  subject: PlanSubject
  year: number
  before: GoalRow | null
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const confirm = useConfirm()
  const save = useCommand(setGoal)
  const remove = useCommand(removeGoal)
  const [id] = useState(() => before?.id ?? newKey())
  const { projectId, unit } = subject
  const submit = async ({ toYear, ...values }: Values) => {
    const owner = projectId === null ? { unit } : { projectId }
    const span = before?.span ?? values.span
    const input = { ...values, span, ...owner, id, year: before?.year ?? year } as Input<typeof setGoal>
    const last = typeof toYear === 'string' ? { toYear: Number.parseInt(toYear, 10) } : {}
    const saved = await save.run({ ...input, ...last }, before ? { expectedVersion: before.version } : {})
    if (!saved) return false
    say(t({ zh: '目标已保存', en: 'The goal is saved' }))
    onClose()
    return true
  }
  const drop = async (goal: GoalRow) => {
    const verb = t({ zh: '删除这条目标', en: 'Remove the goal' })
    if (!(await confirm({ title: t({ zh: '删除这条目标？', en: 'Remove this goal?' }), verb, danger: true }))) return
    if (await remove.run({ id: goal.id }, { expectedVersion: goal.version })) onClose()
  }
  return (
    <SidePanel
      title={before ? t({ zh: '修改目标', en: 'Change the goal' }) : t({ zh: '新增目标', en: 'New goal' })}
      onClose={onClose}
      actions={
        before ? (
          <Button size="small" danger loading={remove.busy} onClick={() => void drop(before)}>
            {t({ zh: '删除', en: 'Remove' })}
          </Button>
        ) : null
      }
    >
      <ProblemNotice problem={remove.problem} />
      <Form
        fields={fieldsOf(projectId === null, before)}
        initial={
          before
            ? { span: before.span, text: before.text, weight: before.weight, toYear: String(before.toYear) }
            : { span: 'annual', toYear: String(year + YEARS - 1) }
        }
        verb={t({ zh: '保存目标', en: 'Save the goal' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`goal.${before?.id ?? `${projectId ?? unit}.${year}`}`}
      />
      {before ? <GoalHistory id={before.id} /> : null}
    </SidePanel>
  )
}

function fieldsOf(ofDepartment: boolean, before: GoalRow | null): Field[] {
  const isLong = (values: Values) => (before?.span ?? values.span) === 'longTerm'
  const span: Field = {
    kind: 'choice',
    name: 'span',
    title: { zh: '期限', en: 'Span' },
    required: true,
    choices: [
      { value: 'annual', title: { zh: '年度', en: 'Annual' } },
      { value: 'longTerm', title: { zh: '中长期', en: 'Long-term' } },
    ],
  }
  const weight: Field = {
    kind: 'text',
    name: 'weight',
    title: { zh: '权重（分）', en: 'Weight (points)' },
    maxLength: 10,
    when: (values) => !isLong(values),
    hint: { zh: '其下各项指标的权重之和', en: 'The sum of the weights of its targets' },
  }
  return [
    ...(before ? [] : [span]),
    { kind: 'text', name: 'text', title: { zh: '目标', en: 'Goal' }, required: true, lines: 4, maxLength: 1000 },
    {
      kind: 'text',
      name: 'toYear',
      title: { zh: '到哪一年', en: 'Until the year' },
      required: true,
      maxLength: 4,
      when: isLong,
    },
    ...(ofDepartment ? [weight] : []),
    { kind: 'text', name: 'reason', title: { zh: '修改说明', en: 'Why it is changed' }, maxLength: 500, folded: true },
  ]
}
