import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ContractRow, saveContract } from '../../contract.ts'
import { DocumentControl } from '../document-control.tsx'
import { ProjectControl } from '../project-control.tsx'
import { YuanControl } from '../yuan-control.tsx'
import { PlanControl, type PlanRow, planOf, sentPlan } from './plan-control.tsx'
import { type SourcePart, SourcesControl } from './sources-control.tsx'

const FIELDS: readonly Field[] = [
  { kind: 'custom', name: 'project', title: { zh: '项目', en: 'Project' }, required: true, control: ProjectControl },
  { kind: 'text', name: 'no', title: { zh: '合同编号', en: 'Number' }, required: true, maxLength: 60 },
  { kind: 'text', name: 'name', title: { zh: '合同名称', en: 'Name' }, required: true, maxLength: 100 },
  { kind: 'text', name: 'party', title: { zh: '乙方', en: 'Party' }, required: true, maxLength: 100 },
  {
    kind: 'custom',
    name: 'price',
    title: { zh: '价款（元）', en: 'Price (yuan)' },
    required: true,
    control: YuanControl,
  },
  { kind: 'date', name: 'signedOn', title: { zh: '签订日期', en: 'Signed on' }, required: true },
  {
    kind: 'custom',
    name: 'sources',
    title: { zh: '资金来源（元）', en: 'Money from (yuan)' },
    required: true,
    control: SourcesControl,
    hint: { zh: '合计应等于价款', en: 'Together they are the price' },
  },
  {
    kind: 'custom',
    name: 'plan',
    title: { zh: '节点和付款比例（%）', en: 'Milestones and percents' },
    required: true,
    control: PlanControl,
    hint: {
      zh: '节点验收后才可支付对应比例；比例合计应为 100',
      en: 'Payable after acceptance; percents add up to 100',
    },
    sentAs: 'milestones',
  },
  { kind: 'text', name: 'document', title: { zh: '合同文本', en: 'Paper' }, required: true, maxLength: 200 },
  { kind: 'custom', name: 'documentId', title: { zh: '文件', en: 'File' }, control: DocumentControl },
  { kind: 'text', name: 'remark', title: { zh: '备注', en: 'Remark' }, lines: 2, maxLength: 1000 },
]

const WHY: Field = {
  kind: 'text',
  name: 'why',
  title: { zh: '修改原因', en: 'Why it is changed' },
  required: true,
  maxLength: 500,
}

/** Writes a contract down after it was signed, or changes what has not been accepted or paid. */
export function ContractForm({
  before,
  onDone,
  onClose,
}: {
  before: ContractRow | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveContract)
  const submit = async (values: Values) => {
    const { plan, sources, ...rest } = values as unknown as Sent
    const input = {
      ...rest,
      id: before?.id ?? newKey(),
      sources: sources.flatMap(({ source, amount }) => (source && amount ? { source, amount } : [])),
      ...sentPlan(plan),
    }
    const saved = await save.run(input, before ? { expectedVersion: before.version } : {})
    if (!saved) return false
    say(
      saved.findings.length > 0
        ? t({ zh: `已登记 ${saved.no}，有 ${saved.findings.length} 个问题`, en: `Recorded ${saved.no}, with findings` })
        : t({ zh: `已登记 ${saved.no}`, en: `Recorded ${saved.no}` }),
    )
    onDone(saved.id)
    return true
  }
  return (
    <SidePanel
      title={
        before ? t({ zh: `修改 ${before.no}`, en: `Change ${before.no}` }) : t({ zh: '登记合同', en: 'New contract' })
      }
      onClose={onClose}
    >
      <Form
        fields={before ? [...FIELDS, WHY] : FIELDS}
        initial={initialOf(before)}
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '登记合同', en: 'Record' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`contract.${before?.id ?? 'new'}`}
      />
    </SidePanel>
  )
}

interface Sent {
  project: string
  no: string
  name: string
  party: string
  price: string
  signedOn: string
  sources: SourcePart[]
  plan: PlanRow[]
  document: string
  documentId?: string
  remark?: string
  why?: string
}

function initialOf(before: ContractRow | null): Values {
  if (!before) return { sources: [{}], plan: [{ id: newKey() }] }
  const { projectId, no, name, party, price, signedOn, sources, document, documentId, remark } = before
  return {
    ...{ project: projectId, no, name, party, price, signedOn, document, remark },
    ...(documentId ? { documentId } : {}),
    sources: sources.map(({ source, amount }) => ({ source, amount })),
    plan: planOf(before),
  }
}
