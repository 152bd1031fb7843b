import { Select } from 'antd'
import { useMemo } from 'react'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { useMe } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { listRuleOwners, type StandingRuleRow, saveStandingRule } from '../../contract.ts'
import { RULE_KIND_NAMES, RULE_KINDS, type RuleKind } from '../../domain/standing-rule/standing-rule.ts'
import { useUnits } from '../survey/use-names.ts'

interface Sent {
  title: string
  no?: string
  kind: RuleKind
  unit: string
  ownerId: string
  issuedOn: string
  reviewDue: string
  reference?: string
  supersedes?: string
}

/** Records a standing rule, or changes one. */
export function RuleForm({
  before,
  others,
  onDone,
  onClose,
}: {
  before: StandingRuleRow | null
  others: readonly StandingRuleRow[]
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const me = useMe()
  const say = useSay()
  const save = useCommand(saveStandingRule)
  const fields = useMemo(() => fieldsFor(before, others), [before, others])
  const submit = async (values: Values) => {
    const { no = '', reference = '', ...rest } = values as unknown as Sent
    const saved = await save.run(
      { id: before?.id ?? newKey(), no, reference, ...rest },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: `已登记《${saved.title}》`, en: `Recorded ${saved.title}` }))
    onDone(saved.id)
    return true
  }
  return (
    <SidePanel
      title={
        before
          ? t({ zh: `修改《${before.title}》`, en: `Change ${before.title}` })
          : t({ zh: '登记制度', en: 'New rule' })
      }
      onClose={onClose}
    >
      <Form
        fields={fields}
        initial={before ? valuesOf(before) : { kind: 'management', unit: me.posts[0]?.unit, issuedOn: today() }}
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '登记制度', en: 'Record' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`standing-rule.${before?.id ?? 'new'}`}
      />
    </SidePanel>
  )
}

function valuesOf({ title, no, kind, unit, ownerId, issuedOn, due, reference, supersedes, reviews }: StandingRuleRow) {
  // Once it has been reviewed, reviews set the day.
  const reviewDue = reviews.length === 0 ? due : (reviews.at(-1)?.reviewedOn ?? due)
  return { title, no, kind, unit, ownerId, issuedOn, reviewDue, reference, supersedes: supersedes?.id }
}

function fieldsFor(before: StandingRuleRow | null, others: readonly StandingRuleRow[]): Field[] {
  const free = others.filter(
    (one) => one.id !== before?.id && (!one.supersededBy || one.supersededBy.id === before?.id),
  )
  return [
    { kind: 'text', name: 'title', title: { zh: '制度名称', en: 'Title' }, required: true, maxLength: 100 },
    { kind: 'text', name: 'no', title: { zh: '文号', en: 'Number' }, maxLength: 60 },
    {
      kind: 'choice',
      name: 'kind',
      title: { zh: '类别', en: 'Kind' },
      required: true,
      choices: RULE_KINDS.map((value) => ({ value, title: RULE_KIND_NAMES[value] })),
    },
    { kind: 'custom', name: 'unit', title: { zh: '责任单位', en: 'Unit' }, required: true, control: UnitControl },
    {
      kind: 'custom',
      name: 'ownerId',
      title: { zh: '责任人', en: 'Owner' },
      required: true,
      control: OwnerControl,
      hint: { zh: '到期前 30 天收到复审提醒', en: 'Is reminded 30 days ahead' },
    },
    { kind: 'date', name: 'issuedOn', title: { zh: '印发日期', en: 'Issued on' }, required: true },
    {
      kind: 'date',
      name: 'reviewDue',
      title: { zh: '首次复审日期', en: 'First review' },
      required: true,
      hint: { zh: '之后由每次复审重新设定', en: 'Set anew by each review' },
    },
    {
      kind: 'text',
      name: 'reference',
      title: { zh: '存放位置', en: 'Where it is kept' },
      maxLength: 300,
      hint: { zh: '文本保存后可在右侧上传', en: 'The text itself can be attached afterwards' },
    },
    {
      kind: 'choice',
      name: 'supersedes',
      title: { zh: '替代哪一项', en: 'Replaces' },
      choices: [...free.map((one) => ({ value: one.id, title: { zh: one.title, en: one.title } }))],
      when: () => free.length > 0,
      folded: true,
    },
  ]
}

function UnitControl({ id, value, change, changeMany, invalid }: ControlProps) {
  const units = useUnits()
  return (
    <Select
      id={id}
      value={value as string | undefined}
      onChange={(unit: string) => (unit === value ? change(unit) : changeMany({ unit, ownerId: undefined }))}
      options={units.choices}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
    />
  )
}

/** Those of the unit who can open the list. */
function OwnerControl({ id, value, change, values, invalid }: ControlProps) {
  const { t } = useWords()
  const unit = typeof values.unit === 'string' ? values.unit : ''
  const { data } = useOperation(listRuleOwners, { unit: unit || 'none' }, { enabled: unit !== '' })
  return (
    <Select
      id={id}
      value={value as string | undefined}
      onChange={change}
      options={(data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.account}）` }))}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      notFoundContent={t({ zh: '该单位没有人能打开制度清单', en: 'Nobody of this unit can open the list' })}
      style={{ width: '100%' }}
    />
  )
}
