import type { Problem } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useListWords } from './use-list-words.ts'

export interface RecordValues {
  sort: 'visit' | 'service'
  kind: string
  result?: 'met' | 'phone' | 'absent'
  text?: string
  need?: { kind: string; text: string }
}

/** A visit or service in a few taps; a need that was heard on the way goes with it. */
export function RecordForm({
  of,
  draftKey,
  busy,
  problem,
  onCancel,
  onSubmit,
}: {
  of: 'household' | 'enterprise'
  draftKey: string
  busy: boolean
  problem: Problem | null
  onCancel(): void
  onSubmit(values: RecordValues): Promise<boolean>
}) {
  const { t } = useWords()
  const names = useListWords()
  const needs = (names.lists?.needKinds ?? []).filter((kind) => kind.for.includes(of))
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'sort',
      title: { zh: '类别', en: 'What' },
      required: true,
      choices: [
        { value: 'visit', title: { zh: '走访', en: 'Visit' } },
        { value: 'service', title: { zh: '服务', en: 'Service' } },
      ],
    },
    {
      kind: 'choice',
      name: 'visitKind',
      title: { zh: '走访类型', en: 'Kind of visit' },
      required: true,
      when: (values) => values.sort === 'visit',
      choices: names.choicesOf(names.lists?.visitKinds),
    },
    {
      kind: 'choice',
      name: 'serviceKind',
      title: { zh: '服务类型', en: 'Kind of service' },
      required: true,
      when: (values) => values.sort === 'service',
      choices: names.choicesOf(names.lists?.serviceKinds),
    },
    {
      kind: 'choice',
      name: 'result',
      title: { zh: '结果', en: 'Result' },
      required: true,
      when: (values) => values.sort === 'visit',
      choices: [
        { value: 'met', title: { zh: '见面', en: 'Met' } },
        { value: 'phone', title: { zh: '电话联系', en: 'By phone' } },
        { value: 'absent', title: { zh: '未遇', en: 'Nobody there' } },
      ],
      hint: { zh: '未遇不顺延，仍列为该走访', en: 'Nobody there: it stays due' },
    },
    { kind: 'text', name: 'text', title: { zh: '情况', en: 'What was seen' }, lines: 3, maxLength: 2000 },
    {
      kind: 'choice',
      name: 'needKind',
      title: { zh: '听到的需求（可空）', en: 'A need (may be left)' },
      choices: names.choicesOf(needs),
    },
    {
      kind: 'text',
      name: 'needText',
      title: { zh: '需求内容', en: 'The need' },
      required: true,
      when: (values) => typeof values.needKind === 'string' && values.needKind !== '',
      lines: 2,
      maxLength: 2000,
    },
  ]
  return (
    <Form
      fields={fields}
      initial={{ sort: 'visit', result: 'met', visitKind: of === 'household' ? 'care' : 'needs' }}
      draftKey={draftKey}
      verb={t({ zh: '登记', en: 'Record' })}
      busy={busy}
      problem={problem}
      onCancel={onCancel}
      onSubmit={(values) => onSubmit(recordOf(values))}
    />
  )
}

function recordOf(values: Values): RecordValues {
  const { sort, visitKind, serviceKind, result, text, needKind, needText } = values as Record<
    string,
    string | undefined
  >
  return {
    sort: sort === 'service' ? 'service' : 'visit',
    kind: (sort === 'service' ? serviceKind : visitKind) ?? '',
    ...(sort === 'visit' ? { result: (result ?? 'met') as 'met' } : {}),
    ...(text ? { text } : {}),
    ...(needKind && needText ? { need: { kind: needKind, text: needText } } : {}),
  }
}
