import { useId } from 'react'
import { otherChannels } from '#modules/cases/contract.ts'
import { Choice } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { PhraseArea } from '#ui/phrases.ts'
import css from './intake.module.css'
import type { IntakeValues, Way } from './intake-values.ts'
import { LineField } from './line-field.tsx'
import type { Missing } from './missing.ts'

type Change = (patch: Partial<IntakeValues>) => void

const WAYS = [
  { value: 'case', title: { zh: '转办理', en: 'To be handled' } },
  { value: 'answer', title: { zh: '直接答复 F8', en: 'Answer now F8' } },
  { value: 'refer', title: { zh: '转其他渠道 F9', en: 'Refer elsewhere F9' } },
]

/** How the call ends: handled by others, answered at once, or sent where it belongs. */
export function EndingFields({
  values,
  change,
  missing,
}: {
  values: IntakeValues
  change: Change
  missing: readonly Missing[]
}) {
  const { t } = useWords()
  const id = useId()
  const required = t({ zh: '必填', en: 'Required' })
  const faultOf = (name: Missing) => (missing.includes(name) ? required : undefined)
  return (
    <>
      <div className={css.field}>
        <span className={css.label} id={`${id}-way-label`}>
          {t({ zh: '去向', en: 'Outcome' })}
        </span>
        <Choice id={`${id}-way`} choices={WAYS} value={values.way} onChange={(way) => change({ way: way as Way })} />
      </div>
      {values.way === 'answer' ? (
        <>
          <div className={css.field} data-field="answer">
            <label className={css.label} htmlFor={`${id}-answer`}>
              {t({ zh: '答复', en: 'Answer' })}
              <span className={css.star}>*</span>
            </label>
            <PhraseArea
              id={`${id}-answer`}
              value={values.answer}
              maxLength={4000}
              rows={{ min: 3, max: 8 }}
              invalid={Boolean(faultOf('answer'))}
              onChange={(answer) => change({ answer })}
            />
            {faultOf('answer') ? <p className={css.fault}>{required}</p> : null}
          </div>
          <LineField
            label={t({ zh: '知识条目', en: 'Item' })}
            stop="knowledge"
            value={values.knowledgeId}
            maxLength={40}
            fault={
              faultOf('knowledge') &&
              t({ zh: '咨询和表扬以外须引用知识条目', en: 'Cite an item unless it is an inquiry or praise' })
            }
            placeholder={t({ zh: '编号，如 K012', en: 'number, such as K012' })}
            change={(knowledgeId) => change({ knowledgeId })}
          />
          <Tick
            stop="agreed"
            ticked={values.agreed}
            change={(agreed) => change({ agreed })}
            label={t({ zh: '诉求人同意就此答复办结', en: 'The caller agrees that this settles it' })}
            fault={
              faultOf('agreed') &&
              t({ zh: '诉求人不同意的，请转办理', en: 'If the caller does not agree, let it be handled' })
            }
          />
        </>
      ) : null}
      {values.way === 'refer' ? (
        <>
          <div className={css.field} data-field="otherChannel">
            <span className={css.label} id={`${id}-other-label`}>
              {t({ zh: '应转渠道', en: 'To' })}
              <span className={css.star}>*</span>
            </span>
            <Choice
              id={`${id}-other`}
              choices={Object.entries(otherChannels).map(([value, title]) => ({ value, title }))}
              value={values.otherChannel}
              invalid={missing.includes('otherChannel')}
              onChange={(otherChannel) => change({ otherChannel })}
            />
            {faultOf('otherChannel') ? <p className={css.fault}>{required}</p> : null}
          </div>
          <Tick
            stop="told"
            ticked={values.told}
            change={(told) => change({ told })}
            label={t({ zh: '已告知诉求人', en: 'The caller was told' })}
            fault={faultOf('told') && t({ zh: '留了电话的，告知后再转', en: 'Tell the caller first' })}
          />
        </>
      ) : null}
    </>
  )
}

function Tick({
  stop,
  ticked,
  change,
  label,
  fault,
}: {
  stop: string
  ticked: boolean
  change(ticked: boolean): void
  label: string
  fault?: string | undefined
}) {
  return (
    <div className={css.field} data-field={stop}>
      <label className={css.wide}>
        <input type="checkbox" checked={ticked} onChange={(event) => change(event.target.checked)} /> {label}
        <span className={css.star}>*</span>
      </label>
      {fault ? <p className={css.fault}>{fault}</p> : null}
    </div>
  )
}
