import { useId } from 'react'
import { useWords } from '#ui/language.ts'
import { PhraseArea } from '#ui/phrases.ts'
import css from './intake.module.css'
import type { IntakeValues } from './intake-values.ts'
import { LineField } from './line-field.tsx'

type Change = (patch: Partial<IntakeValues>) => void

/** The words of the appeal, and the title that is made of them until somebody writes another. */
export function AppealFields({
  values,
  change,
  title,
  seeing,
  faults,
}: {
  values: IntakeValues
  change: Change
  title: string
  seeing: boolean
  faults: { text?: string | undefined; title?: string | undefined }
}) {
  const { t } = useWords()
  const id = useId()
  const isSupplement = values.supplementOf !== undefined
  const label = isSupplement
    ? t({ zh: '补充内容', en: 'Addition' })
    : seeing
      ? t({ zh: '现场情况', en: 'Scene' })
      : t({ zh: '诉求', en: 'Appeal' })
  return (
    <>
      <div className={css.field} data-field="text">
        <label className={css.label} htmlFor={id}>
          {label}
          {seeing && !isSupplement ? null : <span className={css.star}>*</span>}
        </label>
        <PhraseArea
          id={id}
          value={values.text}
          maxLength={isSupplement ? 4000 : 20_000}
          invalid={faults.text !== undefined}
          rows={{ min: seeing ? 2 : 4, max: 10 }}
          placeholder={seeing ? t({ zh: '可不填，以类别为题', en: 'may be left empty; the class is the title' }) : ''}
          onChange={(text) => change({ text })}
        />
        {faults.text ? <p className={css.fault}>{faults.text}</p> : null}
      </div>
      {isSupplement ? null : (
        <LineField
          label={t({ zh: '标题', en: 'Title' })}
          stop="title"
          maxLength={200}
          value={values.title ?? title}
          fault={faults.title}
          change={(next) => change({ title: next === '' ? undefined : next })}
        />
      )}
    </>
  )
}
