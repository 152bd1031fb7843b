import { Checkbox } from 'antd'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { addPlan, getPlanChoices } from '../contract.ts'
import { STRATA, STRATA_NAMES, type StrataBy } from '../domain/names.ts'

const fieldsWith = (confidences: readonly number[]): readonly Field[] => [
  { kind: 'text', name: 'title', title: { zh: '名称', en: 'Title' }, required: true, maxLength: 100 },
  { kind: 'date', name: 'from', title: { zh: '首次结案自', en: 'First closed from' }, required: true },
  { kind: 'date', name: 'to', title: { zh: '至（含当天）', en: 'to (that day too)' }, required: true },
  {
    kind: 'choice',
    name: 'strata',
    title: { zh: '分层', en: 'Strata' },
    required: true,
    choices: STRATA.map((value) => ({ value, title: STRATA_NAMES[value] })),
  },
  {
    kind: 'number',
    name: 'errorPercent',
    title: { zh: '允许误差（百分点）', en: 'Stated error (points)' },
    required: true,
    min: 1,
    max: 20,
    hint: { zh: '样本量由误差和置信度算出', en: 'The sample size follows from error and confidence' },
  },
  {
    kind: 'choice',
    name: 'confidence',
    sentAs: 'confidencePercent',
    title: { zh: '置信度', en: 'Confidence' },
    required: true,
    choices: confidences.map((one) => ({ value: `${one}`, title: { zh: `${one}%`, en: `${one}%` } })),
  },
  {
    kind: 'text',
    name: 'seed',
    title: { zh: '种子', en: 'Seed' },
    maxLength: 60,
    hint: { zh: '留空由系统生成；时段已结束的只能留空', en: 'Left empty the house makes it; a late plan has to' },
  },
  { kind: 'date', name: 'scoreBy', title: { zh: '评分截止', en: 'Score by' }, required: true },
  {
    kind: 'custom',
    name: 'reviewers',
    title: { zh: '评分人（至少两人，三人可裁定）', en: 'Reviewers (two at least, three can decide)' },
    required: true,
    control: ReviewersControl,
  },
]

function ReviewersControl({ value, change }: ControlProps) {
  const { data } = useOperation(getPlanChoices, {})
  const options = (data?.reviewers ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return <Checkbox.Group options={options} value={Array.isArray(value) ? (value as string[]) : []} onChange={change} />
}

interface Sent {
  title: string
  from: string
  to: string
  strata: StrataBy
  errorPercent: number
  confidence: string
  seed?: string
  scoreBy: string
  reviewers: string[]
}

/** Writes a spot check down, with its seed; it does not change afterwards. */
export function PlanForm({ onDone, onClose }: { onDone(id: string): void; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const reading = useOperation(getPlanChoices, {})
  const add = useCommand(addPlan)
  const submit = async (values: Values) => {
    const { confidence, ...rest } = values as unknown as Sent
    const saved = await add.run({ ...rest, id: newKey(), confidencePercent: Number.parseInt(confidence, 10) })
    if (!saved) return false
    say(t({ zh: `已登记 ${saved.no}`, en: `Written down as ${saved.no}` }))
    onDone(saved.id)
    return true
  }
  return (
    <SidePanel title={t({ zh: '登记抽查', en: 'New spot check' })} onClose={onClose}>
      <Loaded reading={reading} lines={8}>
        {({ confidences, errorPercent, confidencePercent, reviewers }) => (
          <Form
            fields={fieldsWith(confidences)}
            initial={{
              ...{ strata: 'unit', errorPercent, confidence: `${confidencePercent}` },
              reviewers: reviewers.map(({ id }) => id),
            }}
            verb={t({ zh: '登记抽查', en: 'Write it down' })}
            onSubmit={submit}
            onCancel={onClose}
            busy={add.busy}
            problem={add.problem}
            draftKey="quality.plan"
          />
        )}
      </Loaded>
    </SidePanel>
  )
}
