import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gridHtml } from '#core/document/grid-html.ts'
import { fixedCell } from '../../domain/form/sheet-cell.ts'
import { PrintDialog } from './print-dialog.tsx'

beforeEach(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})
afterEach(cleanup)

test('预览的就是要打印的那一页；打印的是这一页，不是整个屏幕', () => {
  const cells = [fixedCell('项目支出绩效自评表', 1, 'title', {})]
  const grid = { orientation: 'portrait' as const, columnsMm: [160], rows: [{ cells }] }
  render(<PrintDialog title="党建" grid={grid} onClose={() => {}} />)
  const frame = screen.getByTitle<HTMLIFrameElement>('打印样式：党建')
  expect(frame.getAttribute('srcdoc')).toBe(gridHtml('党建', [grid]))
  const print = vi.fn()
  Object.assign(frame.contentWindow!, { print })
  fireEvent.click(screen.getByRole('button', { name: /打\s?印$/ }))
  expect(print).toHaveBeenCalledOnce()
})
