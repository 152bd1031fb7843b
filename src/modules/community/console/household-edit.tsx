import { Select } from 'antd'
import { useCommand } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import {
  addResident,
  GENDERS,
  type HouseholdRow,
  RELATIONS,
  removeResident,
  saveHousehold,
  TENURES,
} from '../contract.ts'
import { GENDER_WORDS, RELATION_WORDS, TENURE_WORDS } from '../words.ts'
import { useListWords } from './use-list-words.ts'

type Done = () => void

/** Tenure and why the household is visited; what may not be seen is not offered. */
export function EditHousehold({ home, version, onDone }: { home: HouseholdRow; version: number; onDone: Done }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveHousehold)
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'tenure',
      title: { zh: '居住方式', en: 'Tenure' },
      required: true,
      choices: TENURES.map((value) => ({ value, title: TENURE_WORDS[value] })),
    },
    ...(home.care === null
      ? []
      : [
          {
            kind: 'custom' as const,
            name: 'care',
            title: { zh: '关爱类别', en: 'Care' },
            hint: { zh: '决定多久走访一次，按最紧的一类', en: 'The most pressing one says how often to visit' },
            control: CareControl,
          },
        ]),
  ]
  return (
    <Form
      fields={fields}
      initial={{ tenure: home.tenure, care: home.care ?? [] }}
      verb={t({ zh: '保存住户', en: 'Save the household' })}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      onSubmit={async ({ tenure, care }) => {
        const input = {
          id: home.id,
          tenure: tenure as HouseholdRow['tenure'],
          ...(home.care === null ? {} : { care: (care as string[] | undefined) ?? [] }),
        }
        if (!(await save.run(input, { expectedVersion: version }))) return false
        say(t({ zh: '已保存', en: 'Saved' }))
        onDone()
        return true
      }}
    />
  )
}

function CareControl({ id, value, change }: ControlProps) {
  const names = useListWords()
  return (
    <Select
      id={id}
      mode="multiple"
      maxCount={10}
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      options={(names.lists?.careKinds ?? []).map(({ key }) => ({ value: key, label: names.care(key) }))}
    />
  )
}

const PERSON: readonly Field[] = [
  { kind: 'text', name: 'name', title: { zh: '姓名', en: 'Name' }, required: true, maxLength: 60 },
  {
    kind: 'choice',
    name: 'relation',
    title: { zh: '与户主关系', en: 'Relation to the head' },
    required: true,
    choices: RELATIONS.map((value) => ({ value, title: RELATION_WORDS[value] })),
  },
  { kind: 'text', name: 'phone', title: { zh: '电话', en: 'Telephone' }, maxLength: 30 },
  { kind: 'text', name: 'idNumber', title: { zh: '证件号码', en: 'Identity number' }, maxLength: 30 },
  {
    kind: 'choice',
    name: 'gender',
    title: { zh: '性别', en: 'Gender' },
    choices: GENDERS.map((value) => ({ value, title: GENDER_WORDS[value] })),
    folded: true,
  },
  {
    kind: 'number',
    name: 'birthYear',
    title: { zh: '出生年份', en: 'Year of birth' },
    min: 1890,
    max: 2199,
    folded: true,
  },
]

/** No draft is kept: a name and a number must not lie in the browser. */
export function AddResident({ household, onDone }: { household: string; onDone: Done }) {
  const { t } = useWords()
  const say = useSay()
  const add = useCommand(addResident)
  return (
    <Form
      fields={PERSON}
      initial={{ relation: 'other' }}
      verb={t({ zh: '登记居民', en: 'Register' })}
      busy={add.busy}
      problem={add.problem}
      onCancel={onDone}
      onSubmit={async (values: Values) => {
        if (!(await add.run({ household, ...(values as { name: string }) }))) return false
        say(t({ zh: '已登记，姓名电话密封保存', en: 'Registered, sealed' }))
        onDone()
        return true
      }}
    />
  )
}

const REASONS: readonly Field[] = [
  {
    kind: 'choice',
    name: 'reason',
    title: { zh: '注销原因', en: 'Why' },
    required: true,
    choices: [
      { value: 'moved', title: { zh: '迁出', en: 'Moved away' } },
      { value: 'died', title: { zh: '去世', en: 'Died' } },
      { value: 'mistake', title: { zh: '登记有误', en: 'A mistake' } },
      { value: 'asked', title: { zh: '本人要求删除', en: 'Asked for it' } },
    ],
  },
]

export function RemoveResident({ id, onDone }: { id: string; onDone: Done }) {
  const { t } = useWords()
  const say = useSay()
  const remove = useCommand(removeResident)
  return (
    <Form
      fields={REASONS}
      verb={t({ zh: '注销居民', en: 'Remove' })}
      danger
      busy={remove.busy}
      problem={remove.problem}
      foretell={() =>
        t({ zh: '个人信息立即删除，不能恢复；谁在何时注销会留痕', en: 'All that is personal is deleted for good' })
      }
      onCancel={onDone}
      onSubmit={async ({ reason }) => {
        if (!(await remove.run({ id, reason: reason as 'moved' }))) return false
        say(t({ zh: '已注销', en: 'Removed' }))
        onDone()
        return true
      }}
    />
  )
}
