import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MeProvider } from '#ui/session.tsx'
import type { ContractRow, FormulaRow, QuestionRow } from '../contract.ts'
import { ContractTimeline } from './contracts/contract-timeline.tsx'
import { SavingForm } from './costs/saving-form.tsx'
import { QuestionPanel } from './questions/question-panel.tsx'

beforeEach(() => {
  sessionStorage.clear()
  // The page of the tests has none.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const CONTRACT: ContractRow = {
  ...{ id: id(1), no: 'HT-1', name: '平台合同', projectId: id(2), projectKey: 'pingtai', projectName: '平台建设' },
  ...{ unit: 'ops_center', party: '临江智城科技有限公司', price: '1000.00', paid: '0.00', paidPercent: '0.00' },
  ...{ signedOn: '2026-01-05', remark: '', document: '档案柜', documentId: null, sources: [], findings: [] },
  ...{ byName: '王一', savedAt: '2026-01-05T10:00:00+08:00', version: 3 },
  milestones: [
    {
      ...{ id: id(3), name: '初验', plannedOn: '2026-03-01', acceptedOn: '2026-03-02', document: '初验报告' },
      ...{
        documentId: null,
        acceptedByName: '李二',
        acceptedAt: '2026-03-02T10:00:00+08:00',
        late: false,
        next: false,
      },
    },
    {
      ...{ id: id(4), name: '终验', plannedOn: '2026-06-01', acceptedOn: null, document: null },
      ...{ documentId: null, acceptedByName: null, acceptedAt: null, late: true, next: true },
    },
  ],
  instalments: [
    {
      ...{ id: id(5), milestoneId: id(3), percent: '35', due: '350.00', state: 'payable', paid: null },
      ...{ paidOn: null, vouchers: [], differenceReason: null },
    },
    {
      ...{ id: id(6), milestoneId: id(4), percent: '65', due: '650.00', state: 'waiting', paid: null },
      ...{ paidOn: null, vouchers: [], differenceReason: null },
    },
  ],
}

async function show(node: ReactNode, permissions: string[], answers: Record<string, unknown>) {
  vi.stubGlobal('fetch', async (url: string) => {
    const path = Object.keys(answers).find((one) => url.includes(one))
    return Response.json(path ? answers[path] : {})
  })
  const me = {
    person: { id: id(9), account: 'a', name: '甲', kind: 'person' as const },
    ...{ posts: [], permissions, csrfToken: null, mustChangePassword: false, demo: false },
    district: { key: 'linjiang', name: '临江区', code: '990101' },
  }
  const router = createRouter({
    routeTree: createRootRoute({ component: () => node }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeProvider me={me}>
        <RouterProvider router={router as never} />
      </MeProvider>
    </QueryClientProvider>,
  )
}

test('时间线：财务只能付已验收的一期，领导只能验收下一节点', async () => {
  await show(<ContractTimeline contract={CONTRACT} />, ['ledger:keep'], {})
  await screen.findByText('第 1 期 35%')
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['登记第 1 期付款'])
  screen.getByText(/“终验”验收后可付/)
  screen.getByText(/已过期未验收/)
  cleanup()
  await show(<ContractTimeline contract={CONTRACT} />, ['ledger:accept'], {})
  await screen.findByText('第 1 期 35%')
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['撤回验收', '确认“终验”验收'])
})

test('付款金额与应付不同，才问原因', async () => {
  await show(<ContractTimeline contract={CONTRACT} />, ['ledger:keep'], { '/ledger/projects': { lines: [] } })
  fireEvent.click(await screen.findByText('登记第 1 期付款'))
  const amount = await screen.findByLabelText<HTMLInputElement>('金额（元）')
  expect(amount.value).toBe('350.00')
  expect(screen.queryByText('与应付不同的原因')).toBeNull()
  fireEvent.change(amount, { target: { value: '1，349.99' } })
  expect(amount.value).toBe('1349.99')
  await screen.findByText('与应付不同的原因')
  screen.getByText('应付 350.00 元，本次 1,349.99 元，收款人 临江智城科技有限公司')
  fireEvent.change(amount, { target: { value: '350' } })
  expect(screen.queryByText('与应付不同的原因')).toBeNull()
})

const FORMULA: FormulaRow = {
  ...{ id: id(1), key: 'paper', zh: '节约用纸', en: 'Paper', sort: 'material', unit: '吨', decimals: 2 },
  expression: '张数 × 克重 ÷ 1000000[克/吨]',
  inputs: [
    { name: '张数', unit: '张' },
    { name: '克重', unit: '克/张' },
  ],
  ...{ version: 1, savedAt: '2026-01-05T10:00:00+08:00' },
}

test('登记节约：选公式后逐项填数和来源，结果和步骤随填随算', async () => {
  await show(<SavingForm id={null} year={2026} onClose={() => {}} />, ['ledger:keep'], {
    '/saving-formulas': { items: [FORMULA] },
    '/ledger/projects': { items: [] },
  })
  fireEvent.click(await screen.findByLabelText(/节约用纸/))
  await screen.findByText('“张数”还没有填数。请填写数值。')
  fireEvent.change(await screen.findByLabelText('张数的数值'), { target: { value: '250000' } })
  fireEvent.change(screen.getByLabelText('克重的数值'), { target: { value: '4.4' } })
  await screen.findByText(/250000张 × 4\.4克\/张 = 1100000克；1100000克 ÷ 1000000克\/吨 = 1\.1吨/)
  screen.getByText('1.10 吨')
})

test('询问：轮到谁，谁才有输入框', async () => {
  const row: QuestionRow = {
    ...{ id: id(1), no: '询〔2026〕1号', projectId: null, projectName: null, tableKey: 'final-05', year: 2025 },
    ...{ figure: null, state: 'asked', askedByName: '丙', askedAt: '2026-01-05T10:00:00+08:00' },
    ...{ answerBy: '2026-01-20', overdue: true, mayAnswer: true, mayFollowUp: false },
    entries: [{ kind: 'question', text: '为什么？', byName: '丙', byPost: 'deputy', at: '2026-01-05T10:00:00+08:00' }],
  }
  await show(<QuestionPanel id={row.id} onClose={() => {}} />, [], { '/ledger/questions': row })
  await screen.findByText('决算公开 05 表')
  screen.getByText('2026-01-20（自然日），已超期')
  screen.getByText(/^答复 询〔2026〕1号/)
  cleanup()
  const waiting = { ...row, mayAnswer: false }
  await show(<QuestionPanel id={row.id} onClose={() => {}} />, [], { '/ledger/questions': waiting })
  await screen.findByText('为什么？')
  expect(screen.queryByRole('textbox')).toBeNull()
})
