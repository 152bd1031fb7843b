import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type GoalRow, setTarget, type TargetRow } from '../../contract.ts'
import { CheckHint } from './check-hint.tsx'
import { LevelControl } from './level-control.tsx'
import { LibraryControl } from './library-control.tsx'
import { kindField, measureFields } from './measure-fields.ts'

/** Adds a target to a plan or changes one of its draft. */
export function TargetForm({
  planId,
  goals,
  before,
  onDone,
  onClose,
}: {
  planId: string
  goals: readonly GoalRow[]
  before: TargetRow | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(setTarget)
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const [id] = useState(() => before?.id ?? newKey())
  const submit = async ({ levels, checked, ...values }: Values) => {
    const [level1, level2] = String(levels).split('/')
    const input = { ...values, level1, level2, id, planId } as Input<typeof setTarget>
    const acknowledged = checked === true ? [...warnings] : []
    const saved = await save.run({ ...input, acknowledged }, before ? { expectedVersion: before.version } : {})
    if (!saved) return false
    say(t({ zh: `已保存 ${saved.level3} ${saved.printed}`, en: `Saved ${saved.level3} ${saved.printed}` }))
    onDone(saved.id)
    return true
  }
  return (
    <SidePanel
      title={
        before
          ? t({ zh: `修改 ${before.level3}`, en: `Change ${before.level3}` })
          : t({ zh: '新增指标', en: 'New target' })
      }
      onClose={onClose}
    >
      <Form
        fields={fieldsOf(goals, before !== null, warnings.length > 0)}
        initial={initialOf(before)}
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '新增指标', en: 'Add the target' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`target.${before?.id ?? planId}`}
        foretell={(values) => <CheckHint planId={planId} values={values} tell={setWarnings} />}
      />
    </SidePanel>
  )
}

function fieldsOf(goals: readonly GoalRow[], isOld: boolean, warned: boolean): Field[] {
  const library: Field = {
    kind: 'custom',
    name: 'library',
    title: { zh: '指标库', en: 'Library' },
    control: LibraryControl,
  }
  return [
    ...(isOld ? [] : [library]),
    {
      kind: 'custom',
      name: 'levels',
      title: { zh: '一、二级指标', en: 'Levels 1 and 2' },
      required: true,
      control: LevelControl,
      sentAs: 'level1',
    },
    { kind: 'text', name: 'level3', title: { zh: '三级指标', en: 'Name' }, required: true, maxLength: 100 },
    kindField,
    ...measureFields,
    {
      kind: 'tick',
      name: 'checked',
      title: { zh: '已核对，按此设定', en: 'I have checked it and keep to it' },
      when: () => warned,
    },
    { kind: 'text', name: 'weight', title: { zh: '权重（分）', en: 'Weight (points)' }, required: true, maxLength: 10 },
    ...(goals.length > 0 ? [goalField(goals)] : []),
    { kind: 'text', name: 'basis', title: { zh: '设定依据', en: 'Basis' }, maxLength: 500, lines: 2 },
    { kind: 'text', name: 'previous1', title: { zh: '上年实际', en: 'Last year' }, maxLength: 60 },
    { kind: 'text', name: 'previous2', title: { zh: '前年实际', en: 'Year before last' }, maxLength: 60 },
    { kind: 'text', name: 'reason', title: { zh: '修改说明', en: 'Why it is changed' }, maxLength: 500, folded: true },
  ]
}

const goalField = (goals: readonly GoalRow[]): Field => ({
  kind: 'choice',
  name: 'goalId',
  title: { zh: '所属目标', en: 'Serves the goal' },
  choices: goals.map(({ id, text, span, position }) => {
    const name = text.length > 24 ? `${text.slice(0, 24)}…` : text
    return {
      value: id,
      title: {
        zh: `${span === 'annual' ? `年度${position}` : '中长期'}：${name}`,
        en: `${span === 'annual' ? `annual ${position}` : 'long-term'}: ${name}`,
      },
    }
  }),
})

function initialOf(before: TargetRow | null): Values {
  if (!before) return { kind: 'quantitative', op: '>=' }
  const { level1, level2, level3, kind, op, value, valueUnit, text, ref, weight, basis, previous1, previous2, goalId } =
    before
  return {
    levels: `${level1}/${level2}`,
    level1,
    level2,
    level3,
    kind,
    op,
    value,
    valueUnit,
    text,
    ref,
    weight,
    basis,
    previous1,
    previous2,
    goalId,
    checked: before.acknowledged.length > 0,
  }
}
