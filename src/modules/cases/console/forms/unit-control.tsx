import { Select } from 'antd'
import { useEffect } from 'react'
import { proposeHandlers } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useHasPanels } from '#ui/panels.tsx'
import { useFormSubject } from './form-subject.ts'
import css from './forms.module.css'

/** Kinds of organisation that a case may be sent to. */
const HANDLING = new Set(['districtDepartment', 'publicUtility', 'streetCenter'])

/** The duty list's unit stands there to be confirmed; helpers and the street by digit, all others by name. */
export function LeadControl({ id, value, changeMany, values, invalid }: ControlProps) {
  const { t } = useWords()
  const { command, detail, names } = useFormSubject()
  const { category, place } = detail.case
  // Another module proposes units beside the form, with more to go by than the duty list.
  const isProposedBeside = useHasPanels(`case.form.${command}`)
  const proposal = useOperation(
    proposeHandlers,
    { code: category ?? '000000', ...(place.areaCode ? { areaCode: place.areaCode } : {}) },
    { enabled: category !== null, freshForMs: 300_000 },
  ).data
  const choose = (lead: string | undefined, helpers = values.coHandlers) =>
    changeMany({ lead, coHandlers: (Array.isArray(helpers) ? helpers : []).filter((unit) => unit !== lead) })
  const proposed = proposal?.lead?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the proposal is taken over once, when it arrives
  useEffect(() => {
    if (value === undefined && proposed !== undefined)
      choose(
        proposed,
        proposal?.coHandlers.map((unit) => unit.id),
      )
  }, [proposed])
  const streetCode = place.areaCode?.slice(0, 9)
  const street = names.unitChoices.find(
    (unit) => unit.kind === 'streetCenter' && streetCode && names.unitOf(unit.value)?.areaCode === streetCode,
  )
  const picks = isProposedBeside
    ? []
    : [proposed, ...(proposal?.coHandlers ?? []).map((unit) => unit.id), street?.value]
        .filter((unit) => unit !== undefined)
        .filter((unit, index, all) => all.indexOf(unit) === index)
        .slice(0, 3)
  useKeys(
    picks.map((unit, index) => ({
      keys: String(index + 1),
      title: { zh: `主办：${names.unit(unit)}`, en: `Lead: ${names.unit(unit)}` },
      run: () => choose(unit),
    })),
  )
  return (
    <div className={css.stack}>
      <div className={css.row}>
        {picks.map((unit, index) => (
          <button
            key={unit}
            data-chip
            type="button"
            className={css.chip}
            aria-pressed={value === unit}
            onClick={() => choose(unit)}
          >
            <span className={css.digit}>{index + 1}</span>
            {names.unit(unit)}
          </button>
        ))}
      </div>
      {proposal && !isProposedBeside ? <p className="meta">{t(proposal.reason)}</p> : null}
      <HandlingUnit id={id} value={value} onChange={(unit) => choose(unit)} invalid={invalid} />
    </div>
  )
}

/** Any unit that may handle a case, by name. */
export function UnitControl({ id, value, change, invalid }: ControlProps) {
  return <HandlingUnit id={id} value={value} onChange={change} invalid={invalid} />
}

function HandlingUnit({
  id,
  value,
  onChange,
  invalid,
}: {
  id: string
  value: unknown
  onChange(unit: string | undefined): void
  invalid: boolean
}) {
  const { t } = useWords()
  const { names } = useFormSubject()
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t({ zh: '输入单位名称', en: 'Name of the unit' })}
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={(unit?: string) => onChange(unit)}
      options={names.unitChoices.filter((unit) => HANDLING.has(unit.kind))}
    />
  )
}

export function UnitsControl({ id, value, change, values }: ControlProps) {
  const { t } = useWords()
  const { names } = useFormSubject()
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      maxCount={10}
      placeholder={t({ zh: '可不选', en: 'None' })}
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      options={names.unitChoices.filter((unit) => HANDLING.has(unit.kind) && unit.value !== values.lead)}
    />
  )
}

/** One of the units that have an order of the case. */
export function OrderUnitControl({ id, value, change, invalid }: ControlProps) {
  const { detail, names } = useFormSubject()
  const units = [...new Set(detail.case.orders.map((order) => order.unit))]
  return (
    <Select
      id={id}
      allowClear
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={(unit?: string) => change(unit)}
      options={units.map((unit) => ({ value: unit, label: names.unit(unit) }))}
    />
  )
}

/** Units directly below those whose order this is. */
export function LowerUnitControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  const { detail, me, names } = useFormSubject()
  const mine = new Set(me.posts.map((post) => post.unit))
  const working = detail.case.orders.filter((order) => mine.has(order.unit)).map((order) => order.unit)
  const parents = new Set(working.length > 0 ? working : mine)
  const below = names.unitChoices.filter((unit) => unit.parentId !== null && parents.has(unit.parentId))
  const { areaCode } = detail.case.place
  // The unit of the case's own area first: it is nearly always the one.
  const fits = (unit: string) => areaCode?.startsWith(names.unitOf(unit)?.areaCode ?? 'none') ?? false
  const ordered = [...below].sort((a, b) => Number(fits(b.value)) - Number(fits(a.value)))
  const first = ordered[0]
  useEffect(() => {
    if (value === undefined && first !== undefined && fits(first.value)) change(first.value)
  })
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t({ zh: '下级单位', en: 'Unit below' })}
      notFoundContent={t({ zh: '本单位没有下级单位', en: 'There is no unit below yours' })}
      status={invalid ? 'error' : ''}
      value={value as string | undefined}
      onChange={change}
      options={ordered}
    />
  )
}
