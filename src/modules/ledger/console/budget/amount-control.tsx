import { Input, Select } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { type Exact, exact, findExact } from '#core/number/exact.ts'
import type { ControlProps, Values } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import { findYuan, inUnit, MONEY_UNITS, type MoneyUnit } from '../../domain/amount.ts'
import { groupDigits } from '../group-digits.ts'
import css from './budget.module.css'
import { useMoneyUnit } from './money.tsx'

/** What the form holds: digits as they were typed, and their unit. */
export interface TypedAmount {
  amount: string
  moneyUnit: MoneyUnit
}

export const typedYuan = (value: unknown): Exact | null => {
  const typed = value as Partial<TypedAmount> | undefined
  return typed?.amount && typed.moneyUnit ? findYuan(typed.amount, typed.moneyUnit) : null
}

/** Yuan as something a form may begin with. */
export const typedOf = (yuan: string): TypedAmount => ({ amount: inUnit(exact(yuan), '元'), moneyUnit: '元' })

/** What is said below while somebody types: how much is left, or by how much it is too much. */
export type AmountHint = (yuan: Exact | null, values: Values) => { words: Words; isWrong?: boolean } | null

const HintContext = createContext<AmountHint>(() => null)

/** Around a form: what its amounts mean for the budget. */
export function AmountHints({ hint, children }: { hint: AmountHint; children: ReactNode }) {
  return <HintContext value={hint}>{children}</HintContext>
}

/** An amount with its unit, said again in yuan with separators, and with what it means for the budget. */
export function HintedAmount(props: ControlProps) {
  return <AmountInput {...props} hint={useContext(HintContext)} />
}

/** As `HintedAmount`, where there is nothing to say about it. */
export function PlainAmount(props: ControlProps) {
  return <AmountInput {...props} hint={() => null} />
}

function AmountInput({ id, value, change, values, invalid, hint }: ControlProps & { hint: AmountHint }) {
  const { t } = useWords()
  const shown = useMoneyUnit()
  const typed = value as TypedAmount | undefined
  const [unit, setUnit] = useState<MoneyUnit>(typed?.moneyUnit ?? shown.unit)
  const [text, setText] = useState('')
  const amount = typed?.amount ?? ''
  // As it was typed until the field is left: a field that rewrites itself loses what is selected in it.
  const written = plain(text) === amount ? text : grouped(amount)
  const tell = (entered: string, moneyUnit: MoneyUnit) =>
    change(plain(entered) === '' ? undefined : ({ amount: plain(entered), moneyUnit } satisfies TypedAmount))
  const yuan = typedYuan(typed)
  const said = hint(yuan, values)
  return (
    <div className={css.amount}>
      <div className={css.amountRow}>
        <Input
          id={id}
          inputMode="decimal"
          value={written}
          onBlur={() => setText(grouped(amount))}
          maxLength={30}
          status={invalid || (typed && yuan === null) ? 'error' : ''}
          onChange={(event) => {
            setText(event.target.value)
            tell(event.target.value, unit)
          }}
        />
        <Select
          value={unit}
          aria-label={t({ zh: '金额单位', en: 'Unit of money' })}
          options={MONEY_UNITS.map((one) => ({ value: one, label: one }))}
          onChange={(next: MoneyUnit) => {
            setUnit(next)
            tell(amount, next)
          }}
        />
      </div>
      {typed ? (
        <p className={yuan === null ? 'over' : 'meta'} aria-live="polite">
          {yuan === null
            ? t({ zh: '应为数字，最细到分', en: 'A number, in whole fen' })
            : t({ zh: `合 ${groupDigits(inUnit(yuan, '元'))} 元`, en: `${groupDigits(inUnit(yuan, '元'))} yuan` })}
        </p>
      ) : null}
      {said ? (
        <p className={said.isWrong ? 'over' : 'meta'} aria-live="polite">
          {t(said.words)}
        </p>
      ) : null}
    </div>
  )
}

/** Separators and full-width digits as input methods write them are taken away, nothing else. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\s,，]/g, '')
    .replaceAll('．', '.')
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

const grouped = (amount: string): string => (findExact(amount) === null ? amount : groupDigits(amount))
