import { Button, Input } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import css from '../oversight.module.css'

export interface FormulaInput {
  name?: string
  unit?: string
}

const MOST = 20

/** Names of a formula's inputs with their units; an empty unit is a bare number. */
export function FormulaInputsControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const rows = Array.isArray(value) ? (value as FormulaInput[]) : []
  const set = (at: number, patch: FormulaInput) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)))
  return (
    <div className={css.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own before it is filled in
        <div key={at} className={css.control} data-parts="2">
          <Input
            {...(at === 0 ? { id } : {})}
            value={row.name ?? ''}
            maxLength={30}
            placeholder={t({ zh: '名称，如 节约张数', en: 'Name' })}
            aria-label={t({ zh: '输入名称', en: 'Name of the input' })}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Input
            value={row.unit ?? ''}
            maxLength={30}
            placeholder={t({ zh: '单位，如 克/张', en: 'Unit' })}
            aria-label={t({ zh: '输入单位', en: 'Unit of the input' })}
            onChange={(event) => set(at, { unit: event.target.value.trim() })}
          />
          <Button disabled={rows.length === 1} onClick={() => change(rows.filter((_, index) => index !== at))}>
            {t({ zh: '移去', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" disabled={rows.length >= MOST} onClick={() => change([...rows, {}])}>
          {t({ zh: '添加输入', en: 'Add an input' })}
        </Button>
      </div>
    </div>
  )
}
