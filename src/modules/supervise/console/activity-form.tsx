import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ActivityRow, saveActivity } from '../contract.ts'
import { ACTIVITY_KINDS, ACTIVITY_NAMES, type ActivityKind } from '../domain/activity.ts'
import { CasesControl } from './cases-control.tsx'
import { ParticipantsControl } from './participants-control.tsx'
import { TasksControl } from './tasks-control.tsx'

const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    name: 'kind',
    title: { zh: '种类', en: 'Kind' },
    required: true,
    choices: ACTIVITY_KINDS.map((value) => ({ value, title: ACTIVITY_NAMES[value] })),
  },
  { kind: 'text', name: 'title', title: { zh: '名称', en: 'Title' }, required: true, maxLength: 100 },
  { kind: 'date', name: 'heldAt', title: { zh: '时间', en: 'Held at' }, required: true, time: true },
  { kind: 'text', name: 'place', title: { zh: '地点', en: 'Place' }, required: true, maxLength: 200 },
  {
    kind: 'custom',
    name: 'cases',
    title: { zh: '涉及案件', en: 'Cases' },
    required: true,
    control: CasesControl,
    hint: { zh: '输入案件编号后按 Enter，可多件', en: 'Type a case number and press Enter; several may follow' },
  },
  {
    kind: 'custom',
    name: 'participants',
    title: { zh: '参加单位和人员', en: 'Present' },
    control: ParticipantsControl,
  },
  {
    kind: 'text',
    name: 'findings',
    title: { zh: '情况', en: 'Found or discussed' },
    required: true,
    lines: 3,
    maxLength: 4000,
  },
  { kind: 'text', name: 'decisions', title: { zh: '议定事项', en: 'Decided' }, lines: 3, maxLength: 4000 },
  {
    kind: 'custom',
    name: 'tasks',
    title: { zh: '督办事项', en: 'Tasks' },
    control: TasksControl,
    hint: { zh: '责任单位会收到通知并答复', en: 'Each unit is told and has to answer' },
  },
]

/** Records a visit or a meeting, or changes a record that is not closed. */
export function ActivityForm({
  before,
  onDone,
  onClose,
}: {
  before: ActivityRow | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveActivity, { alsoChanges: ['notices'] })
  const submit = async (values: Values) => {
    const { tasks = [], participants = [], decisions = '', ...rest } = values as unknown as Sent
    const input = { id: before?.id ?? newKey(), tasks, participants, decisions, ...rest }
    const saved = await save.run(input, before ? { expectedVersion: before.version } : {})
    if (!saved) return false
    say(t({ zh: `已登记 ${saved.no}`, en: `Recorded ${saved.no}` }))
    onDone(saved.id)
    return true
  }
  return (
    <SidePanel
      title={before ? t({ zh: `修改 ${before.no}`, en: `Change ${before.no}` }) : t({ zh: '登记', en: 'New record' })}
      onClose={onClose}
    >
      <Form
        fields={before ? FIELDS.filter((field) => field.name !== 'kind') : FIELDS}
        initial={initialOf(before)}
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '登记', en: 'Record' })}
        onSubmit={(values) => submit({ ...(before ? { kind: before.kind } : {}), ...values })}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`activity.${before?.id ?? 'new'}`}
      />
    </SidePanel>
  )
}

interface Sent {
  kind: ActivityKind
  title: string
  heldAt: string
  place: string
  findings: string
  decisions?: string
  cases: string[]
  participants?: { unit?: string; persons?: string }[]
  tasks?: { id: string; unit: string; task: string; due?: string }[]
}

function initialOf(before: ActivityRow | null): Values {
  if (!before) return { kind: 'onSite' }
  const { title, heldAt, place, findings, decisions, participants } = before
  return {
    title,
    heldAt,
    place,
    findings,
    decisions,
    participants,
    cases: before.cases.map((one) => one.caseNo),
    tasks: before.tasks
      .filter((task) => task.answer === null)
      .map(({ id, unit, task, due }) => ({ id, unit, task, ...(due ? { due } : {}) })),
  }
}
