import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ImportRows } from './import-rows.tsx'

afterEach(cleanup)

const FILE = new File(['编号\n'], '单位.csv')

/** Answers as the server would for a file of three rows, one of them at fault. */
function panel(sent: string[]) {
  return (
    <ImportRows
      title="导入"
      columns={[['编号', '必填']]}
      sample="编号"
      sampleName="样表.csv"
      command={{
        busy: false,
        problem: null,
        run: async ({ dryRun }) => {
          sent.push(dryRun)
          const rejected = [
            { line: 3, reasonZh: '名称应为 2 至 60 个字。', reasonEn: 'A name has 2 to 60 characters.' },
          ]
          return { dryRun: dryRun === 'true', read: 3, saved: 2, rejectedCount: 1, rejected }
        },
      }}
      onClose={() => {}}
    />
  )
}
const choose = (file: File) => fireEvent.change(screen.getByLabelText('文件'), { target: { files: [file] } })
const importButton = () => screen.queryByRole('button', { name: /^导入/ })

test('先试导入，才出现导入按钮；换文件要重新试', async () => {
  const sent: string[] = []
  render(panel(sent))
  expect(screen.getByRole('button', { name: /试导入/ })).toHaveProperty('disabled', true)
  choose(FILE)
  expect(importButton()).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /试导入/ }))
  await waitFor(() => expect(importButton()?.textContent).toContain('导入 2 行'))
  expect(screen.getByText(/尚未保存/)).toBeTruthy()
  choose(new File(['编号\n'], '另一个.csv'))
  expect(importButton()).toBeNull()
  expect(sent).toEqual(['true'])
})

test('每个有问题的行都写明行号和原因', async () => {
  const sent: string[] = []
  render(panel(sent))
  choose(FILE)
  fireEvent.click(screen.getByRole('button', { name: /试导入/ }))
  await waitFor(() => expect(importButton()).toBeTruthy())
  fireEvent.click(importButton()!)
  await waitFor(() => expect(screen.getByText(/已保存 2 行，未保存 1 行/)).toBeTruthy())
  expect(screen.getByText('第 3 行').parentElement?.textContent).toContain('名称应为 2 至 60 个字')
  expect(sent).toEqual(['true', 'false'])
})
