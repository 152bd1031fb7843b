import type { Operation } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { type AlertRow, assignAlert, createTask, dismissAlert, judgeAlert } from '../contract.ts'
import { VERDICTS } from '../domain/score-alert.ts'
import { VERDICT_NAMES } from '../domain/states.ts'
import { UnitPick } from './unit-pick.tsx'

export type AlertAct = 'task' | 'assign' | 'dismiss' | 'judge'

const UnitControl = ({ id, value, change }: ControlProps) => (
  <UnitPick id={id} value={value as string | undefined} change={change} />
)

const unit: Field = {
  kind: 'custom',
  name: 'unit',
  title: { zh: '责任单位', en: 'Unit' },
  required: true,
  control: UnitControl,
}
const remark: Field = { kind: 'text', name: 'text', title: { zh: '说明', en: 'Remark' }, lines: 2, maxLength: 500 }

const ACTS: Readonly<Record<AlertAct, { operation: Operation; verb: Words; done: Words; fields: readonly Field[] }>> = {
  task: {
    operation: createTask,
    verb: { zh: '转为任务', en: 'Make the task' },
    done: { zh: '已转任务，单位会收到通知', en: 'The task is made and the unit is told' },
    fields: [
      unit,
      { kind: 'text', name: 'place', title: { zh: '地点', en: 'Place' }, required: true, maxLength: 200 },
      {
        kind: 'text',
        name: 'what',
        title: { zh: '做什么', en: 'What to do' },
        required: true,
        lines: 3,
        maxLength: 1000,
      },
      { kind: 'date', name: 'dueOn', title: { zh: '完成期限', en: 'Due' }, required: true },
    ],
  },
  assign: {
    operation: assignAlert,
    verb: { zh: '交办', en: 'Assign' },
    done: { zh: '已交办，单位会收到通知', en: 'Assigned; the unit is told' },
    fields: [unit, remark],
  },
  dismiss: {
    operation: dismissAlert,
    verb: { zh: '不予处理', en: 'Dismiss' },
    done: { zh: '已记为不予处理', en: 'Dismissed' },
    fields: [
      { kind: 'text', name: 'reason', title: { zh: '理由', en: 'Reason' }, required: true, lines: 2, maxLength: 500 },
    ],
  },
  judge: {
    operation: judgeAlert,
    verb: { zh: '记下评判', en: 'Judge' },
    done: { zh: '已评判，计入规则的准确率', en: 'Judged; it counts in the precision of the rule' },
    fields: [
      {
        kind: 'choice',
        name: 'verdict',
        title: { zh: '这条告警', en: 'This alert was' },
        required: true,
        choices: VERDICTS.map((value) => ({ value, title: VERDICT_NAMES[value] })),
      },
      remark,
    ],
  },
}

/** What is done about an alert, in place of its buttons. */
export function AlertForm({ alert, act, onDone }: { alert: AlertRow; act: AlertAct; onDone(): void }) {
  const { t } = useWords()
  const say = useSay()
  const { operation, verb, done, fields } = ACTS[act]
  const command = useCommand(operation, { alsoChanges: ['notices'] })
  const submit = async (values: Values) => {
    const answer = await command.run({ id: alert.id, ...values })
    if (!answer) return false
    say(t(done))
    onDone()
    return true
  }
  const initial =
    act === 'task'
      ? {
          place: alert.placeName,
          what: alert.advice,
          dueOn: today(Date.now() + 7 * 86_400_000),
          ...((alert.unit ?? alert.assignedUnit) ? { unit: alert.unit ?? alert.assignedUnit } : {}),
        }
      : {}
  return (
    <Form
      key={act}
      fields={fields}
      initial={initial}
      verb={t(verb)}
      onSubmit={submit}
      onCancel={onDone}
      busy={command.busy}
      problem={command.problem}
      draftKey={`alert.${act}.${alert.id}`}
    />
  )
}
