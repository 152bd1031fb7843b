import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CaseRow } from '../../contract.ts'
import { BulkBar } from './bulk-bar.tsx'
import { bulkOf } from './bulk-of.ts'

afterEach(cleanup)

const row = (id: string, version: number) =>
  ({ id, version, caseNo: `990101-20261121-1000000${id}`, title: `案件 ${id}` }) as CaseRow
const SIGN = bulkOf('sign', ['cases:sign'])!

/** Answers as the server would: the second case has been changed by somebody else. */
function server(sent: { url: string; match: string | null }[]) {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, match: new Headers(init.headers).get('if-match') })
    if (!url.includes('/cases/2/')) return new Response(JSON.stringify({ state: 'handling' }), { status: 200 })
    const problem = { code: 'stale', detail: '已被李四于 10:42 签收', wayOut: '刷新后再看' }
    return new Response(JSON.stringify(problem), { status: 409 })
  })
}

function bar(rows: CaseRow[]) {
  const onDone = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BulkBar action={SIGN} rows={rows} onDone={onDone} onClear={() => {}} />
    </QueryClientProvider>,
  )
  return onDone
}

test('only steps that weigh nothing are taken for several cases, and only by whoever may', () => {
  expect(bulkOf('sign', ['cases:view'])).toBeNull()
  expect(bulkOf('checkAssign', ['cases:assign-check'])?.operation.name).toBe('cases.assignCheck')
  for (const desk of ['intake', 'filing', 'dispatch', 'requests', 'close'] as const)
    expect(bulkOf(desk, ['cases:accept', 'cases:file', 'cases:dispatch', 'cases:close'])).toBeNull()
})

test('each row goes with the version that was seen and has its own result', async () => {
  const sent: { url: string; match: string | null }[] = []
  server(sent)
  const onDone = bar([row('1', 4), row('2', 7), row('3', 2)])
  fireEvent.click(screen.getByRole('button', { name: /签收 3 件/ }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('成功 2 件，失败 1 件'))
  expect(sent.map(({ match }) => match)).toEqual(['"4"', '"7"', '"2"'])
  expect(onDone).toHaveBeenCalledWith(['1', '3'])
  expect(screen.getByText(/已被李四于 10:42 签收/).textContent).toContain('案件 2')
})

test('when the line is down the rest is left alone and said to be undone', async () => {
  const fetched = vi.fn(async () => {
    throw new TypeError('offline')
  })
  vi.stubGlobal('fetch', fetched)
  const onDone = bar([row('1', 1), row('2', 1), row('3', 1)])
  fireEvent.click(screen.getByRole('button', { name: /签收 3 件/ }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('成功 0 件，失败 3 件'))
  expect(fetched).toHaveBeenCalledOnce()
  expect(onDone).toHaveBeenCalledWith([])
})
