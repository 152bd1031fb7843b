import { useMemo } from 'react'
import type { Operation } from '#core/operation.ts'
import { uploadFile } from '#modules/cases/contract.ts'
import { callOperation, useCommand } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { addProgress, cancelTask, finishTask, openTaskCase, type TaskRow, uploadTaskPhoto } from '../contract.ts'
import { PhotosControl } from './photos-control.tsx'

export type TaskAct = 'progress' | 'finish' | 'cancel' | 'case'

const ACTS: Readonly<Record<TaskAct, { operation: Operation; verb: Words; done: Words }>> = {
  progress: {
    operation: addProgress,
    verb: { zh: '登记进展', en: 'Record' },
    done: { zh: '已登记进展', en: 'Recorded' },
  },
  finish: {
    operation: finishTask,
    verb: { zh: '完成任务', en: 'Finish' },
    done: { zh: '任务已完成', en: 'The task is done' },
  },
  cancel: {
    operation: cancelTask,
    verb: { zh: '取消任务', en: 'Cancel the task' },
    done: { zh: '任务已取消', en: 'The task is cancelled' },
  },
  case: {
    operation: openTaskCase,
    verb: { zh: '上报案件', en: 'Report' },
    done: { zh: '已上报案件', en: 'The case is reported' },
  },
}

/** What is done about a task, in place of its buttons; pictures are sent at once, so that sending the form is quick. */
export function TaskForm({ task, act, onDone }: { task: TaskRow; act: TaskAct; onDone(): void }) {
  const { t } = useWords()
  const say = useSay()
  const { operation, verb, done } = ACTS[act]
  const command = useCommand(operation, { alsoChanges: ['notices', 'cases'] })
  const fields = useMemo(() => fieldsOf(act, task.id), [act, task.id])
  const submit = async (values: Values) => {
    const answer = await command.run({ id: task.id, ...values })
    if (!answer) return false
    say(t(done))
    onDone()
    return true
  }
  return (
    <Form
      fields={fields}
      initial={{}}
      verb={t(verb)}
      onSubmit={submit}
      onCancel={onDone}
      busy={command.busy}
      problem={command.problem}
      draftKey={`task.${act}.${task.id}`}
      danger={act === 'cancel'}
    />
  )
}

function fieldsOf(act: TaskAct, id: string): Field[] {
  const send = (file: File) =>
    act === 'case' ? callOperation(uploadFile, {}, { file }) : callOperation(uploadTaskPhoto, { id }, { file })
  const photos = (required: boolean, hint?: Words): Field => ({
    kind: 'custom',
    name: 'photos',
    title: { zh: '照片', en: 'Pictures' },
    required,
    ...(hint ? { hint } : {}),
    control: (props: ControlProps) => <PhotosControl {...props} send={send} />,
  })
  const words = (name: string, title: Words, maxLength = 1000): Field => ({
    ...{ kind: 'text', name, title, required: true, lines: 3, maxLength },
  })
  switch (act) {
    case 'progress':
      return [words('text', { zh: '进展', en: 'Progress' }), photos(false)]
    case 'finish':
      return [
        words('result', { zh: '结果', en: 'Result' }),
        photos(true, { zh: '至少一张，证明已做到', en: 'At least one, as proof' }),
      ]
    case 'cancel':
      return [words('reason', { zh: '理由', en: 'Reason' }, 500)]
    case 'case':
      return [
        photos(false, {
          zh: '有现场照片的按自行发现上报，没有的按其他来源',
          en: 'With pictures of the scene it is the unit’s own discovery',
        }),
      ]
  }
}
