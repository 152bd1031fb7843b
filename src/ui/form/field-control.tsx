import { Input, InputNumber, Select } from 'antd'
import { lazy, Suspense } from 'react'
import { useWords } from '../language.ts'
import { PhraseArea } from '../phrases/phrase-area.tsx'
import { Choice } from './choice.tsx'
import { type Field, isRequired, type Values } from './field.ts'
import css from './form.module.css'

/** The calendar is a heavy part: fetched when a form first asks for a date. */
const DateControl = lazy(() => import('./date-control.tsx'))

export interface FieldControlProps {
  field: Field
  id: string
  values: Values
  change(value: unknown): void
  changeMany(patch: Values): void
  invalid: boolean
  /** An answer was given by one key: on to the next question. */
  onAnswered(): void
}

const YES = { zh: '是', en: 'Yes' }
const NO = { zh: '否', en: 'No' }
const MOST_BUTTONS = 7

export function FieldControl({ field, id, values, change, changeMany, invalid, onAnswered }: FieldControlProps) {
  const { t } = useWords()
  const value = values[field.name]
  const status = invalid ? ('error' as const) : ''
  switch (field.kind) {
    case 'text': {
      const text = typeof value === 'string' ? value : ''
      const limits = field.maxLength === undefined ? {} : { maxLength: field.maxLength }
      if ((field.lines ?? 1) > 1)
        return (
          <PhraseArea
            id={id}
            value={text}
            onChange={change}
            rows={{ min: field.lines!, max: field.lines! * 3 }}
            invalid={invalid}
            {...limits}
          />
        )
      return <Input id={id} value={text} onChange={(event) => change(event.target.value)} status={status} {...limits} />
    }
    case 'choice':
      if (field.choices.length > MOST_BUTTONS)
        return (
          <Select
            id={id}
            value={value as string | undefined}
            onChange={change}
            status={status}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            options={field.choices.map((choice) => ({ value: choice.value, label: t(choice.title) }))}
          />
        )
      return (
        <Choice
          id={id}
          choices={field.choices}
          value={value}
          onChange={change}
          onAnswered={onAnswered}
          invalid={invalid}
        />
      )
    case 'yesNo':
      return (
        <Choice
          id={id}
          choices={[
            { value: 'yes', title: field.yes ?? YES },
            { value: 'no', title: field.no ?? NO },
          ]}
          value={value === undefined ? undefined : value ? 'yes' : 'no'}
          onChange={(answer) => change(answer === 'yes')}
          onAnswered={onAnswered}
          invalid={invalid}
        />
      )
    case 'tick':
      return (
        <label>
          <input id={id} type="checkbox" checked={value === true} onChange={(event) => change(event.target.checked)} />{' '}
          {t(field.title)}
          {isRequired(field, values) ? <span className={css.star}>*</span> : null}
        </label>
      )
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          onChange={(entered) => change(entered ?? undefined)}
          status={status}
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
        />
      )
    case 'date':
      return (
        <Suspense fallback={<Input id={id} disabled />}>
          <DateControl id={id} value={value} change={change} time={field.time ?? false} invalid={invalid} />
        </Suspense>
      )
    case 'custom': {
      const Control = field.control
      return <Control id={id} value={value} change={change} values={values} changeMany={changeMany} invalid={invalid} />
    }
  }
}
