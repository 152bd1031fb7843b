import type { Input } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type Category, type CategoryClass, saveCategory } from '../contract.ts'
import { words } from '../words.ts'
import css from './catalogue.module.css'
import { categoryChanges } from './category-changes.ts'
import { LimitControl } from './limit-control.tsx'
import { WordsControl } from './words-control.tsx'

/** A change is a new version; old cases are still read as they were judged. What changes is said before it is saved. */
export function CategoryForm({
  category,
  classes,
  onDone,
  onSaved,
}: {
  /** Null: a new one. */
  category: Category | null
  classes: readonly CategoryClass[]
  onDone(): void
  onSaved(code: string): void
}) {
  const { t, language } = useWords()
  const save = useCommand(saveCategory)
  const sentOf = (values: Values): Input<typeof saveCategory> => ({
    code: category?.code ?? (values.code as string),
    ...(category ? {} : { id: values.id as string }),
    zh: values.zh as string,
    en: values.en as string,
    pinyinInitials: (values.pinyinInitials as string | undefined) ?? '',
    synonyms: (values.synonyms as string[] | undefined) ?? [],
    outdoor: values.outdoor === true,
    fileZh: (values.fileZh as string | undefined) ?? '',
    fileEn: (values.fileEn as string | undefined) ?? '',
    closeZh: (values.closeZh as string | undefined) ?? '',
    closeEn: (values.closeEn as string | undefined) ?? '',
    limit: values.limit as Category['limit'],
    ownerlessLimit: (values.ownerlessLimit as Category['limit'] | undefined) ?? null,
    emergency: values.emergency === true,
    reward: values.reward === true,
    active: category === null || values.active === true,
    why: values.why as string,
  })
  const foretell = (values: Values) => {
    if (category === null)
      return t({
        zh: '保存后即可用于新案件；再到职责清单写明谁来办。',
        en: 'New cases may take it; then say who handles it.',
      })
    if (values.limit === undefined) return null
    const next: Category = { ...category, ...sentOf({ ...values, why: '' }), id: category.id }
    const changes = categoryChanges(category, next, language)
    if (changes.length === 0) return t({ zh: '还没有修改。', en: 'Nothing has been changed yet.' })
    return (
      <>
        {changes.map((change) => (
          <p key={change.field} className={css.change}>
            {change.field}：<del>{change.before}</del> → <ins>{change.after}</ins>
          </p>
        ))}
        <p>{t({ zh: '只对此后立案的案件生效，在办案件不变。', en: 'Holds for cases filed from now on.' })}</p>
      </>
    )
  }
  return (
    <Form
      fields={[...(category ? [] : newFields(classes)), ...FIELDS, ...(category ? [ACTIVE] : []), WHY]}
      initial={
        category
          ? { ...category, synonyms: [...category.synonyms], ownerlessLimit: category.ownerlessLimit ?? undefined }
          : { outdoor: true, limit: { n: 5, unit: 'WD' } }
      }
      verb={category ? t({ zh: '保存类别', en: 'Save the category' }) : t({ zh: '新增类别', en: 'Add the category' })}
      draftKey={`catalogue.category.${category ? `${category.code}@${category.version}` : 'new'}`}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      foretell={foretell}
      onSubmit={async (values) => {
        const sent = sentOf(values)
        const answer = await save.run(sent, category ? { expectedVersion: category.version } : {})
        if (answer) onSaved(sent.code)
        return answer !== null
      }}
    />
  )
}

function newFields(classes: readonly CategoryClass[]): Field[] {
  return [
    {
      kind: 'text',
      name: 'code',
      title: words.code,
      required: true,
      maxLength: 6,
      hint: {
        zh: `6 位数字，前 4 位是大类：${classes
          .slice(0, 3)
          .map((one) => `${one.code} ${one.zh}`)
          .join('、')}…`,
        en: 'Six digits, the first four are the class',
      },
    },
    {
      kind: 'text',
      name: 'id',
      title: { zh: '英文标识', en: 'Key' },
      required: true,
      maxLength: 60,
      hint: { zh: '小写字母、数字、下划线，建后不能改', en: 'Small letters, digits, underscores; fixed once made' },
    },
  ]
}

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'zh', title: words.name, required: true, maxLength: 40 },
  { kind: 'text', name: 'en', title: words.english, required: true, maxLength: 80 },
  { kind: 'custom', name: 'limit', title: words.limit, required: true, control: LimitControl },
  {
    kind: 'custom',
    name: 'ownerlessLimit',
    title: { zh: '无主设施时限', en: 'Limit without an owner' },
    control: LimitControl,
    hint: { zh: '空为不适用；自签收起算', en: 'Empty: does not apply; runs from signing' },
  },
  {
    kind: 'custom',
    name: 'synonyms',
    title: { zh: '市民常用说法', en: 'Words of citizens' },
    control: WordsControl,
    hint: { zh: '每个说法只属于一个类别', en: 'Each word belongs to one category' },
  },
  {
    kind: 'text',
    name: 'pinyinInitials',
    title: { zh: '拼音首字母', en: 'Pinyin initials' },
    maxLength: 40,
    hint: { zh: '空则按名称生成', en: 'Made from the name if empty' },
  },
  {
    kind: 'tick',
    name: 'emergency',
    title: { zh: '应急：签收后 1 自然时内先做安全处置', en: 'Emergency: made safe in 1 h' },
  },
  { kind: 'tick', name: 'reward', title: { zh: '举报可奖励', en: 'Reports may be rewarded' } },
  { kind: 'tick', name: 'outdoor', title: { zh: '可派网格员现场核实核查', en: 'A grid worker can check on the spot' } },
  { kind: 'text', name: 'fileZh', title: { zh: '立案条件', en: 'File when (Chinese)' }, lines: 2, maxLength: 300 },
  { kind: 'text', name: 'closeZh', title: { zh: '结案条件', en: 'Close when (Chinese)' }, lines: 2, maxLength: 300 },
  { kind: 'text', name: 'fileEn', title: { zh: '立案条件（英文）', en: 'File when' }, lines: 2, maxLength: 600 },
  { kind: 'text', name: 'closeEn', title: { zh: '结案条件（英文）', en: 'Close when' }, lines: 2, maxLength: 600 },
]
const ACTIVE: Field = { kind: 'tick', name: 'active', title: { zh: '在用（停用后新案件不能选）', en: 'In use' } }
const WHY: Field = { kind: 'text', name: 'why', title: words.why, required: true, maxLength: 200, hint: words.whyHint }
