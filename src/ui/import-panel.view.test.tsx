import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ImportPanel } from './import-panel.tsx'
import type { Words } from './language.ts'

afterEach(cleanup)

const run = vi.fn(async (dryRun: 'true' | 'false', _file: File) => ({ dryRun: dryRun === 'true', changed: 2 }))

const panel = (notYet: Words | null) => (
  <ImportPanel<{ dryRun: boolean; changed: number }>
    title="导入"
    about="列名"
    notYet={notYet}
    busy={false}
    problem={null}
    run={run}
    changes={({ changed }) => changed}
    verb={(changes) => ({ zh: `导入 ${changes} 条修改`, en: '' })}
    said={({ changed }) => `要修改 ${changed} 条`}
    rejected={() => ({
      total: 9,
      rows: [{ line: 4, code: '010101', reason: '没有这个单位' }],
      word: (line) => ({ zh: `第 ${line} 行`, en: '' }),
    })}
    onClose={() => {}}
  />
)

test('没写依据时试得了、导入不了；写了以后不必重新试', async () => {
  const { rerender } = render(panel({ zh: '导入前写明依据', en: '' }))
  fireEvent.change(screen.getByLabelText('文件'), { target: { files: [new File(['x'], '清单.csv')] } })
  fireEvent.click(screen.getByRole('button', { name: /试导入/ }))
  const importing = await screen.findByRole('button', { name: /导入 2 条修改/ })
  expect(importing).toHaveProperty('disabled', true)
  expect(screen.getByText('导入前写明依据')).toBeTruthy()
  rerender(panel(null))
  fireEvent.click(screen.getByRole('button', { name: /导入 2 条修改/ }))
  await waitFor(() => expect(run.mock.calls.map(([dryRun]) => dryRun)).toEqual(['true', 'false']))
})

test('有问题的行带编码和原因，只列一部分时说明', async () => {
  render(panel(null))
  fireEvent.change(screen.getByLabelText('文件'), { target: { files: [new File(['x'], '清单.csv')] } })
  fireEvent.click(screen.getByRole('button', { name: /试导入/ }))
  expect((await screen.findByText('第 4 行')).parentElement?.textContent).toBe('第 4 行 010101 没有这个单位')
  expect(screen.getByText('有问题的行（前 1 行）')).toBeTruthy()
})
