import { useId } from 'react'
import { appealTypes, urgencies } from '#modules/cases/contract.ts'
import { Choice } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import { ELEMENT_NAMES, type Elements } from '../domain/elements-of.ts'
import css from './intake.module.css'
import type { IntakeValues } from './intake-values.ts'

type Change = (patch: Partial<IntakeValues>) => void

const choicesOf = (list: Readonly<Record<string, Words>>) =>
  Object.entries(list).map(([value, title]) => ({ value, title }))

const ELEMENTS: Record<keyof Elements, Words> = {
  name: { zh: '姓名', en: 'who' },
  time: { zh: '时间', en: 'when' },
  place: { zh: '地点', en: 'where' },
  cause: { zh: '原因', en: 'why' },
  course: { zh: '经过', en: 'what happened' },
}

/** Kind and urgency, with what is usual already chosen; the five parts of an appeal as far as they are found. */
export function NatureFields({
  values,
  change,
  elements,
  seeing,
}: {
  values: IntakeValues
  change: Change
  elements: Elements
  seeing: boolean
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      {seeing ? null : (
        <div className={css.field}>
          <span className={css.label} id={`${id}-type-label`}>
            {t({ zh: '类型', en: 'Kind' })}
          </span>
          <Choice
            id={`${id}-type`}
            choices={choicesOf(appealTypes)}
            value={values.appealType}
            onChange={(appealType) => change({ appealType: appealType as IntakeValues['appealType'] })}
          />
        </div>
      )}
      <div className={css.field}>
        <span className={css.label} id={`${id}-urgency-label`}>
          {t({ zh: '紧急程度', en: 'Urgency' })}
        </span>
        <Choice
          id={`${id}-urgency`}
          choices={choicesOf(urgencies)}
          value={values.urgency}
          onChange={(urgency) => change({ urgency: urgency as IntakeValues['urgency'] })}
        />
      </div>
      {seeing ? null : (
        <div className={css.field}>
          <span className={css.label}>{t({ zh: '五要素', en: 'Parts' })}</span>
          <div className={css.elements}>
            {ELEMENT_NAMES.map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={elements[name]}
                  onChange={(event) => change({ elements: { ...values.elements, [name]: event.target.checked } })}
                />
                {t(ELEMENTS[name])}
              </label>
            ))}
            <label>
              <input
                type="checkbox"
                checked={values.hideIdentity}
                onChange={(event) => change({ hideIdentity: event.target.checked })}
              />
              {t({ zh: '要求保密身份', en: 'Hide the identity' })}
            </label>
          </div>
        </div>
      )}
    </>
  )
}
