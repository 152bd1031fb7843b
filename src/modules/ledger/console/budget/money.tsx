import { Segmented } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { exact } from '#core/number/exact.ts'
import { useWords } from '#ui/language.ts'
import { MONEY_UNITS, type MoneyUnit } from '../../domain/amount.ts'
import { moneyText } from '../../domain/tables/table-grid.ts'
import { groupDigits } from '../group-digits.ts'
import css from './budget.module.css'

const KEPT_AS = 'ledger.moneyUnit'

interface Showing {
  unit: MoneyUnit
  choose(unit: MoneyUnit): void
}
const ShowingContext = createContext<Showing>({ unit: '元', choose: () => {} })

/** In which unit this person reads amounts; kept in the browser. */
export function MoneyUnitProvider({ children }: { children: ReactNode }) {
  const [unit, setUnit] = useState<MoneyUnit>(
    () => MONEY_UNITS.find((one) => one === localStorage.getItem(KEPT_AS)) ?? '万元',
  )
  const choose = (next: MoneyUnit) => {
    localStorage.setItem(KEPT_AS, next)
    setUnit(next)
  }
  return <ShowingContext value={{ unit, choose }}>{children}</ShowingContext>
}

export const useMoneyUnit = () => useContext(ShowingContext)

export function MoneyUnitSwitch() {
  const { t } = useWords()
  const { unit, choose } = useMoneyUnit()
  return (
    <Segmented
      value={unit}
      onChange={(value) => choose(value as MoneyUnit)}
      options={MONEY_UNITS.map((value) => ({ value, label: value }))}
      aria-label={t({ zh: '金额单位', en: 'Unit of money' })}
    />
  )
}

/** An amount in the unit that is shown; all of it, in yuan, under the pointer. */
export function Money({ yuan, sign = false }: { yuan: string | null; sign?: boolean }) {
  const { unit } = useMoneyUnit()
  if (yuan === null) return <span className={css.none}>—</span>
  const text = moneyIn(yuan, unit)
  return (
    <span className={css.money} title={`${groupDigits(yuan)} 元`}>
      {sign && !yuan.startsWith('-') && /[1-9]/.test(yuan) ? `+${text}` : text}
    </span>
  )
}

export const moneyIn = (yuan: string, unit: MoneyUnit): string => groupDigits(moneyText(exact(yuan), unit))

/** Executed of a budget: a bar and its percent; without a budget there is no rate. */
export function RateBar({ rate }: { rate: string | null }) {
  const { t } = useWords()
  if (rate === null) return <span className={css.none}>{t({ zh: '无预算', en: 'no budget' })}</span>
  return (
    <span className={css.rate}>
      <span className={css.track} aria-hidden="true">
        <span style={{ width: `clamp(0%, ${rate}%, 100%)` }} />
      </span>
      <span className={css.money}>{rate}%</span>
    </span>
  )
}
