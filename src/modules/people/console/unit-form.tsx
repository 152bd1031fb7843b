import { useCommand } from '#ui/call.ts'
import { type ControlProps, Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type OrgKind, saveUnit } from '../contract.ts'
import { KIND_NAMES, levelOf, ORG_KINDS } from '../domain/org-kind.ts'
import { UnitSelect } from './unit-select.tsx'
import type { UnitRow } from './use-units.ts'

const CODE_HINTS = {
  street: { zh: '9 位数字', en: '9 digits' },
  community: { zh: '12 位数字', en: '12 digits' },
  grid: { zh: '15 位数字', en: '15 digits' },
} as const

/** What usually stands below an organisation. */
const KIND_BELOW: Partial<Record<OrgKind, OrgKind>> = { streetCenter: 'community', community: 'gridTeam' }

export function UnitForm({
  unit,
  parent,
  onDone,
  onSaved,
}: {
  /** Null: a new one. */
  unit: UnitRow | null
  parent: UnitRow | null
  onDone(): void
  onSaved(id: string): void
}) {
  const { t, language } = useWords()
  const save = useCommand(saveUnit, { alsoChanges: ['territory'] })
  const levelIn = (values: Record<string, unknown>) =>
    values.kind === undefined ? 'district' : levelOf(values.kind as OrgKind)
  const areaLevel = unit ? levelOf(unit.kind) : parent ? levelOf(KIND_BELOW[parent.kind] ?? parent.kind) : 'grid'
  return (
    <Form
      fields={[
        ...(unit
          ? []
          : [
              {
                kind: 'text' as const,
                name: 'id',
                title: { zh: '编号', en: 'Id' },
                required: true,
                maxLength: 60,
                hint: {
                  zh: '小写字母、数字、下划线，用点分级；建后不能改',
                  en: 'Small letters, digits, underscores, dots between levels; fixed once made',
                },
              },
              {
                kind: 'choice' as const,
                name: 'kind',
                title: { zh: '类型', en: 'Kind' },
                required: true,
                choices: ORG_KINDS.map((kind) => ({ value: kind, title: KIND_NAMES[kind] })),
                hint: { zh: '建后不能改', en: 'Fixed once made' },
              },
            ]),
        { kind: 'text', name: 'zh', title: { zh: '名称', en: 'Name' }, required: true, maxLength: 60 },
        { kind: 'text', name: 'en', title: { zh: '英文名称', en: 'English name' }, maxLength: 120 },
        {
          kind: 'custom',
          name: 'parentId',
          title: { zh: '上级单位', en: 'Unit above' },
          control: ParentControl,
          required: (values) => ['community', 'grid'].includes(levelIn(values)),
        },
        {
          kind: 'text',
          name: 'areaCode',
          title: { zh: '区划代码', en: 'Area code' },
          required: true,
          maxLength: 15,
          when: (values) => levelIn(values) !== 'district',
          ...(areaLevel === 'district' ? {} : { hint: CODE_HINTS[areaLevel] }),
        },
        { kind: 'text', name: 'remitZh', title: { zh: '职责', en: 'Remit' }, lines: 2, maxLength: 200 },
      ]}
      initial={
        unit
          ? { ...unit }
          : {
              parentId: parent?.id,
              id: parent ? `${parent.id}.` : '',
              kind: parent ? KIND_BELOW[parent.kind] : undefined,
              areaCode: parent?.areaCode ?? '',
            }
      }
      verb={unit ? t({ zh: '保存单位', en: 'Save the unit' }) : t({ zh: '新建单位', en: 'Add the unit' })}
      {...(unit ? {} : { draftKey: `people.unit.${parent?.id ?? ''}` })}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      foretell={(values) =>
        language === 'zh' && unit && typeof values.zh === 'string' && values.zh !== unit.zh
          ? `名称由“${unit.zh}”改为“${values.zh}”，以往案件显示新名称。`
          : null
      }
      onSubmit={async (values) => {
        const id = unit?.id ?? (values.id as string)
        const answer = await save.run(
          {
            id,
            kind: unit?.kind ?? (values.kind as OrgKind),
            zh: values.zh as string,
            en: (values.en as string | undefined) ?? '',
            parentId: (values.parentId as string | undefined) ?? null,
            areaCode: (values.areaCode as string | undefined) ?? null,
            remitZh: (values.remitZh as string | undefined) ?? '',
          },
          unit ? { expectedVersion: unit.version } : {},
        )
        if (answer) onSaved(id)
        return answer !== null
      }}
    />
  )
}

function ParentControl({ id, value, change }: ControlProps) {
  return <UnitSelect id={id} value={(value as string | null) ?? undefined} change={change} />
}
