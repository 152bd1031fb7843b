import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exact, isMore } from '#core/number/exact.ts'
import type { Execution } from '../../contract.ts'
import { AmountHints, HintedAmount, type TypedAmount, typedYuan } from './amount-control.tsx'
import { Findings } from './findings.tsx'
import { Money, MoneyUnitProvider, MoneyUnitSwitch } from './money.tsx'
import { Totals } from './totals.tsx'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

function Typing({ told }: { told(value: unknown): void }) {
  const [value, setValue] = useState<unknown>(undefined)
  return (
    <AmountHints
      hint={(yuan) =>
        yuan !== null && isMore(yuan, exact(1200))
          ? { words: { zh: '还差', en: 'missing' }, isWrong: true }
          : { words: { zh: '够', en: 'enough' } }
      }
    >
      <HintedAmount
        id="amount"
        value={value}
        change={(next) => {
          setValue(next)
          told(next)
        }}
        values={{}}
        changeMany={() => {}}
        invalid={false}
      />
    </AmountHints>
  )
}

const within = (children: React.ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MoneyUnitProvider>{children}</MoneyUnitProvider>
    </QueryClientProvider>,
  )

test('an amount keeps its digits, shows separators when left, and says at once what is missing', () => {
  localStorage.setItem('ledger.moneyUnit', '元')
  const told: (TypedAmount | undefined)[] = []
  within(<Typing told={(value) => told.push(value as TypedAmount | undefined)} />)
  const input = screen.getByRole('textbox') as HTMLInputElement
  expect(screen.getByText('够')).toBeTruthy()
  fireEvent.focus(input)
  fireEvent.change(input, { target: { value: '１,234,567.5' } })
  expect(told.at(-1)).toEqual({ amount: '1234567.5', moneyUnit: '元' })
  expect(input.value).toBe('１,234,567.5')
  expect(screen.getByText('还差')).toBeTruthy()
  fireEvent.blur(input)
  expect(input.value).toBe('1,234,567.5')
  expect(screen.getByText('合 1,234,567.50 元')).toBeTruthy()
  fireEvent.change(input, { target: { value: '0.001' } })
  expect(typedYuan(told.at(-1))).toBe(null)
  expect(screen.getByText('应为数字，最细到分')).toBeTruthy()
  fireEvent.change(input, { target: { value: '' } })
  expect(told.at(-1)).toBe(undefined)
})

test('one switch changes the unit of every amount; the whole of it stays in the title', () => {
  within(
    <>
      <MoneyUnitSwitch />
      <Money yuan="27600.50" />
      <Money yuan="-36000.00" sign />
      <Money yuan="58000.00" sign />
    </>,
  )
  expect(screen.getByText('2.76').getAttribute('title')).toBe('27,600.50 元')
  expect(screen.getByText('-3.60')).toBeTruthy()
  expect(screen.getByText('+5.80')).toBeTruthy()
  fireEvent.click(screen.getByText('元'))
  expect(screen.getByText('27,600.50')).toBeTruthy()
  expect(localStorage.getItem('ledger.moneyUnit')).toBe('元')
})

test('without a budget there is no rate, and it is said', () => {
  const nothing: Execution = {
    ...{ initial: '0.00', adjustment: '0.00', adjusted: '0.00' },
    ...{ executed: '0.00', remaining: '0.00', rate: null },
  }
  within(<Totals execution={nothing} />)
  expect(screen.getByText('无预算')).toBeTruthy()
})

test('a finding says which sum is off and by how much', () => {
  within(
    <Findings
      findings={[
        {
          ...{ project: 'a', indicator: null, where: '支出明细测算', kind: 'account-sum', severity: 'error' as const },
          ...{ printed: '1.00', recomputed: '2.00', text: '相差 -1.00 元', textEn: 'off by -1.00' },
        },
      ]}
    />,
  )
  expect(screen.getByText('不相符')).toBeTruthy()
  expect(screen.getByText(/相差 -1\.00 元/)).toBeTruthy()
})
