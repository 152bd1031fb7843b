import { Select } from 'antd'
import { useEffect } from 'react'
import { proposeHandlers } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useFormSubject } from './form-subject.ts'
import css from './forms.module.css'

/** Kinds of organisation that a case may be sent to. */
const HANDLING = new Set(['districtDepartment', 'publicUtility', 'streetCenter'])

/** The duty list's unit stands there to be confirmed; helpers and others by digit, the rest by name. */
export function UnitControl({ id, value, change, changeMany, values, invalid }: ControlProps) {
  const { t } = useWords()
  const { detail, names } = useFormSubject()
  const { category, place } = detail.case
  const proposal = useOperation(
    proposeHandlers,
    { code: category ?? '000000', ...(place.areaCode ? { areaCode: place.areaCode } : {}) },
    { enabled: category !== null && id.endsWith('-lead'), freshForMs: 300_000 },
  ).data
  const lead = proposal?.lead?.id
  useEffect(() => {
    if (value === undefined && lead !== undefined)
      changeMany({ lead, coHandlers: values.coHandlers ?? proposal?.coHandlers.map((unit) => unit.id) ?? [] })
  }, [value, lead, changeMany, values.coHandlers, proposal])
  const street = names.unitChoices.find(
    (unit) =>
      unit.kind === 'streetCenter' &&
      place.areaCode != null &&
      names.unitOf(unit.value)?.areaCode === place.areaCode.slice(0, 9),
  )
  const picks = [
    proposal?.lead ?? undefined,
    ...(proposal?.coHandlers ?? []),
    street && { id: street.value, name: street.label },
  ]
    .filter((pick) => pick !== undefined)
    .filter((pick, index, all) => all.findIndex((one) => one.id === pick.id) === index)
    .slice(0, 3)
  useKeys(
    picks.map((pick, index) => ({
      keys: String(index + 1),
      title: { zh: `主办：${pick.name}`, en: `Lead: ${pick.name}` },
      run: () => change(pick.id),
    })),
  )
  return (
    <div className={css.stack}>
      {picks.length > 0 ? (
        <div className={css.row}>
          {picks.map((pick, index) => (
            <button
              key={pick.id}
              data-chip
              type="button"
              className={css.chip}
              aria-pressed={value === pick.id}
              onClick={() => change(pick.id)}
            >
              <span className={css.digit}>{index + 1}</span>
              {names.unit(pick.id)}
            </button>
          ))}
        </div>
      ) : null}
      {proposal ? <p className={css.why}>{t(proposal.reason)}</p> : null}
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t({ zh: '输入单位名称', en: 'Name of the unit' })}
        status={invalid ? 'error' : ''}
        value={value as string | undefined}
        onChange={change}
        options={names.unitChoices.filter((unit) => HANDLING.has(unit.kind))}
      />
    </div>
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
  const fits = (unit: string) => areaCode != null && areaCode.startsWith(names.unitOf(unit)?.areaCode ?? 'none')
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
