import { Input } from 'antd'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { listFormulas } from '../../contract.ts'
import { DocumentControl } from '../document-control.tsx'
import css from '../oversight.module.css'

export interface InputValue {
  name: string
  value?: string
  source?: string
  documentId?: string
}

/** The inputs that the chosen formula names, each with where its number comes from. */
export function InputsControl({ id, value, change, values }: ControlProps) {
  const { t } = useWords()
  const { data } = useOperation(listFormulas, {})
  const rows = Array.isArray(value) ? (value as InputValue[]) : []
  const formula = data?.items.find((one) => one.id === values.formulaId)
  const wanted = formula?.inputs ?? rows.map(({ name }) => ({ name, unit: '' }))
  const of = (name: string): InputValue => rows.find((row) => row.name === name) ?? { name }
  const set = (name: string, patch: Partial<InputValue>) =>
    change(wanted.map((one) => (one.name === name ? { ...of(name), ...patch } : of(one.name))))
  return (
    <div className={css.stack}>
      {wanted.map(({ name, unit }, at) => (
        <fieldset key={name} className={css.instalment}>
          <legend>
            {name}
            {unit ? `（${unit}）` : ''}
          </legend>
          <div className={css.control} data-parts="input">
            <Input
              {...(at === 0 ? { id } : {})}
              value={of(name).value ?? ''}
              inputMode="decimal"
              maxLength={22}
              placeholder={t({ zh: '数值', en: 'Number' })}
              aria-label={t({ zh: `${name}的数值`, en: `Number of ${name}` })}
              onChange={(event) => set(name, { value: event.target.value.replaceAll(/[,，\s]/g, '') })}
            />
            <Input
              value={of(name).source ?? ''}
              maxLength={200}
              placeholder={t({ zh: '来源，如 出库单', en: 'Source' })}
              aria-label={t({ zh: `${name}的来源`, en: `Source of ${name}` })}
              onChange={(event) => set(name, { source: event.target.value })}
              style={{ gridColumn: 'span 2' }}
            />
          </div>
          <DocumentControl
            id={`${id}-${at}-file`}
            value={of(name).documentId}
            change={(documentId) => {
              const { documentId: _, ...rest } = of(name)
              const next = typeof documentId === 'string' ? { ...rest, documentId } : rest
              change(wanted.map((one) => (one.name === name ? next : of(one.name))))
            }}
          />
        </fieldset>
      ))}
    </div>
  )
}
