import { Select } from 'antd'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { getYear } from '../../contract.ts'

interface Subject {
  projectId?: string
  targetId?: string
}
const DEPARTMENT = 'department'

/** A project or the department as a whole, and of its targets one that a share of people can be held against. */
export function SubjectControl({ id, value, change, values }: ControlProps) {
  const { t } = useWords()
  const year = typeof values.year === 'number' && values.year >= 2000 && values.year <= 2100 ? values.year : null
  const { data } = useOperation(getYear, { year: year ?? 2000 }, { enabled: year !== null })
  const subject = (value ?? {}) as Subject
  const subjects = data?.subjects ?? []
  const isFedBy = subjects.find((one) => one.targets.some((target) => target.id === subject.targetId))
  const chosen = subject.projectId
    ? subjects.find((one) => one.projectId === subject.projectId)
    : (isFedBy ?? undefined)
  const targets = (chosen?.targets ?? []).filter((one) => one.kind === 'quantitative' && one.valueUnit === '%')
  const first = [...targets].sort((a, b) => rank(a.level1) - rank(b.level1))
  return (
    <div className="row">
      <Select
        id={id}
        allowClear
        value={chosen ? (chosen.projectId ?? DEPARTMENT) : undefined}
        onChange={(next: string | undefined) => {
          const of = subjects.find((one) => (one.projectId ?? DEPARTMENT) === next)
          const only = of?.targets.filter((one) => one.level1.includes('满意') && one.valueUnit === '%') ?? []
          change({
            ...(of?.projectId ? { projectId: of.projectId } : {}),
            ...(only[0] ? { targetId: only[0].id } : {}),
          })
        }}
        options={subjects.map((one) => ({ value: one.projectId ?? DEPARTMENT, label: one.name }))}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t({ zh: '项目或部门整体', en: 'Project or department' })}
        aria-label={t({ zh: '项目', en: 'Project' })}
        popupMatchSelectWidth={320}
        style={{ flex: '1 1 160px' }}
      />
      <Select
        allowClear
        value={subject.targetId}
        onChange={(targetId: string | undefined) => {
          const { targetId: _former, ...rest } = subject
          change(targetId ? { ...rest, targetId } : rest)
        }}
        options={first.map((one) => ({ value: one.id, label: `${one.level3} ${one.printed}` }))}
        placeholder={t({ zh: '指标', en: 'Target' })}
        aria-label={t({ zh: '指标', en: 'Target' })}
        popupMatchSelectWidth={320}
        style={{ flex: '1 1 160px' }}
      />
    </div>
  )
}

const rank = (level1: string) => (level1.includes('满意') ? 0 : 1)
