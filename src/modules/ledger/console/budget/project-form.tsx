import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { useMe } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ProjectFacts, saveProject } from '../../contract.ts'
import {
  BASIC_PART_NAMES,
  BASIC_PARTS,
  PROJECT_ATTRIBUTE_NAMES,
  PROJECT_ATTRIBUTES,
  PROJECT_CLASS_NAMES,
  PROJECT_CLASSES,
  PROJECT_KIND_NAMES,
  PROJECT_KINDS,
  PROJECT_TYPE_NAMES,
  PROJECT_TYPES,
} from '../../domain/project.ts'
import { words } from '../../words.ts'

const isProject = ({ kind }: Values) => kind !== 'basic'
const NAMES_HINT = { zh: '几个名称用顿号或逗号分开', en: 'Several names: separate them by commas' }

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'name', title: { zh: '名称', en: 'Name' }, required: true, maxLength: 60 },
  {
    kind: 'text',
    name: 'key',
    title: { zh: '代码', en: 'Key' },
    required: true,
    maxLength: 40,
    hint: { zh: '小写字母开头，字母、数字和 -；登记后不能改', en: 'Lower-case letters, digits and -; it stays' },
  },
  {
    kind: 'choice',
    name: 'kind',
    title: { zh: '支出类别', en: 'Kind' },
    required: true,
    choices: PROJECT_KINDS.map((value) => ({ value, title: PROJECT_KIND_NAMES[value] })),
  },
  {
    kind: 'choice',
    name: 'basicPart',
    title: { zh: '基本支出', en: 'Basic spending' },
    required: true,
    when: (values) => !isProject(values),
    choices: BASIC_PARTS.map((value) => ({ value, title: BASIC_PART_NAMES[value] })),
  },
  {
    kind: 'choice',
    name: 'class',
    title: { zh: '项目类别', en: 'Class' },
    required: true,
    when: isProject,
    choices: PROJECT_CLASSES.map((value) => ({ value, title: PROJECT_CLASS_NAMES[value] })),
  },
  {
    kind: 'choice',
    name: 'attribute',
    title: { zh: '项目属性', en: 'Attribute' },
    required: true,
    when: isProject,
    choices: PROJECT_ATTRIBUTES.map((value) => ({ value, title: PROJECT_ATTRIBUTE_NAMES[value] })),
  },
  {
    kind: 'choice',
    name: 'type',
    title: { zh: '项目类型', en: 'Type' },
    required: true,
    when: isProject,
    choices: PROJECT_TYPES.map((value) => ({ value, title: PROJECT_TYPE_NAMES[value] })),
  },
  { kind: 'text', name: 'implementer', title: { zh: '实施科室', en: 'Carried out by' }, required: true, maxLength: 60 },
  {
    kind: 'number',
    name: 'fromYear',
    title: { zh: '开始年度', en: 'From year' },
    required: true,
    min: 2000,
    max: 2100,
  },
  { kind: 'number', name: 'toYear', title: { zh: '终止年度', en: 'To year' }, min: 2000, max: 2100 },
  {
    kind: 'text',
    name: 'shortNames',
    title: { zh: '简称', en: 'Short names' },
    folded: true,
    maxLength: 300,
    hint: NAMES_HINT,
  },
  {
    kind: 'text',
    name: 'formerNames',
    title: { zh: '曾用名', en: 'Former names' },
    folded: true,
    maxLength: 300,
    hint: NAMES_HINT,
  },
]
const WHY: Field = { kind: 'text', name: 'why', title: words.why, required: true, maxLength: 500 }

export function ProjectForm({
  before,
  onDone,
  onClose,
}: {
  before: ProjectFacts | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const me = useMe()
  const save = useCommand(saveProject)
  const thisYear = new Date(useNow()).getFullYear()
  const submit = async (values: Values) => {
    const { shortNames, formerNames, ...rest } = values as unknown as Sent
    const input = {
      ...rest,
      key: before?.key ?? rest.key,
      unit: before?.unit ?? me.posts.find((held) => held.permissions.includes('ledger:keep'))?.unit ?? '',
      id: before?.id ?? newKey(),
      shortNames: split(shortNames),
      formerNames: split(formerNames),
    }
    const saved = await save.run(input, before ? { expectedVersion: before.version } : {})
    if (!saved) return false
    say(t({ zh: `已登记“${saved.name}”`, en: `Saved ${saved.name}` }))
    onDone(saved.id)
    return true
  }
  const fields = before ? [...FIELDS.filter(({ name }) => name !== 'key'), WHY] : FIELDS
  return (
    <SidePanel
      title={before ? t({ zh: `修改“${before.name}”`, en: `Change ${before.name}` }) : t(words.newProject)}
      onClose={onClose}
    >
      <Form
        fields={fields}
        initial={initialOf(before, thisYear)}
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '登记项目', en: 'Add' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        draftKey={`ledger.project.${before?.id ?? 'new'}`}
      />
    </SidePanel>
  )
}

type Sent = Omit<
  Parameters<ReturnType<typeof useCommand<typeof saveProject>>['run']>[0],
  'shortNames' | 'formerNames'
> & {
  shortNames?: string
  formerNames?: string
}

const split = (text: string | undefined) =>
  (text ?? '')
    .split(/[、，,;；]/)
    .map((one) => one.trim())
    .filter(Boolean)

function initialOf(before: ProjectFacts | null, thisYear: number): Values {
  if (!before) return { kind: 'project', class: 'department', fromYear: thisYear }
  const { name, kind, implementer, fromYear } = before
  return {
    name,
    kind,
    implementer,
    fromYear,
    class: before.class ?? undefined,
    attribute: before.attribute ?? undefined,
    type: before.type ?? undefined,
    basicPart: before.basicPart ?? undefined,
    toYear: before.toYear ?? undefined,
    shortNames: before.shortNames.join('、'),
    formerNames: before.formerNames.join('、'),
  }
}
