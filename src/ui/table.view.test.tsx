import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Table } from './table.tsx'

afterEach(cleanup)

interface Row {
  id: string
  name: string
}
const rowsOf = (...names: string[]): Row[] => names.map((name) => ({ id: name, name }))
const COLUMNS = [{ id: 'name', title: { zh: '名称', en: 'Name' }, cell: (row: Row) => row.name }]

function table(props: Partial<Parameters<typeof Table<Row>>[0]> = {}) {
  return (
    <Table
      label="试"
      rows={rowsOf('甲', '乙', '丙')}
      columns={COLUMNS}
      rowKey={(row) => row.id}
      empty={<p>没有</p>}
      {...props}
    />
  )
}
const rows = () => screen.getAllByRole('row').slice(1)
const stops = () =>
  rows()
    .filter((row) => row.tabIndex === 0)
    .map((row) => row.textContent)
const press = (code: string) => fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code })

test('the table is one tab stop, and J, K and arrows move it', () => {
  render(table())
  expect(stops()).toEqual(['甲'])
  press('KeyJ')
  expect(document.activeElement?.textContent).toBe('甲')
  press('KeyJ')
  press('ArrowDown')
  expect(document.activeElement?.textContent).toBe('丙')
  press('KeyJ')
  expect(stops()).toEqual(['丙'])
  press('KeyK')
  expect(stops()).toEqual(['乙'])
  press('Home')
  expect(stops()).toEqual(['甲'])
})

test('Enter opens the row, O visits it, X selects it', () => {
  const onOpen = vi.fn()
  const onVisit = vi.fn()
  const onSelect = vi.fn()
  render(table({ onOpen, onVisit, onSelect }))
  press('KeyJ')
  press('KeyJ')
  press('Enter')
  press('KeyO')
  press('KeyX')
  for (const heard of [onOpen, onVisit, onSelect]) expect(heard).toHaveBeenCalledWith({ id: '乙', name: '乙' })
})

test('rows that come in above do not take the keyboard with them', () => {
  const { rerender } = render(table())
  press('KeyJ')
  press('KeyJ')
  expect(document.activeElement?.textContent).toBe('乙')
  rerender(table({ rows: rowsOf('新', '甲', '乙', '丙') }))
  expect(document.activeElement?.textContent).toBe('乙')
  expect(stops()).toEqual(['乙'])
})

test('when the row at hand has left there is still a tab stop', () => {
  const { rerender } = render(table())
  press('KeyJ')
  press('KeyJ')
  rerender(table({ rows: rowsOf('甲', '丙') }))
  expect(stops()).toHaveLength(1)
})

test('after an action the keyboard is put on the row that is current now', () => {
  const { rerender } = render(table({ current: '甲' }))
  rerender(table({ rows: rowsOf('乙', '丙'), current: '乙', focusOn: 1 }))
  expect(document.activeElement?.textContent).toBe('乙')
})

test('without rows it says why', () => {
  render(table({ rows: [] }))
  expect(screen.getByText('没有')).toBeTruthy()
})
