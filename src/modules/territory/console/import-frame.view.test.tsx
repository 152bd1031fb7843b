import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ImportFrame } from './import-frame.tsx'

afterEach(cleanup)

const ANSWER = { read: 2, added: 1, changed: 0, unchanged: 0, rejected: 1 }
const FAULTS = [{ line: 2, code: '990101001', zh: '边界没有闭合。', en: 'The ring is not closed.' }]

function frame(settings: string, counts: Partial<typeof ANSWER> = {}) {
  return (
    <ImportFrame
      title="导入区域"
      about={null}
      accept=".geojson"
      busy={false}
      problem={null}
      options={{ node: null, key: settings }}
      run={async ({ dryRun }) => ({ ...ANSWER, ...counts, dryRun: dryRun === 'true', faults: FAULTS })}
      onClose={() => {}}
    />
  )
}
const tryIt = () => {
  fireEvent.change(screen.getByLabelText('文件'), { target: { files: [new File(['{}'], '区域.geojson')] } })
  fireEvent.click(screen.getByRole('button', { name: /试导入/ }))
}
const importButton = () => screen.queryByRole('button', { name: /^导入 / })

test('试过以后改了设置，就要重新试', async () => {
  const { rerender } = render(frame('不停用'))
  tryIt()
  await waitFor(() => expect(importButton()).toBeTruthy())
  expect(screen.getByText('第 2 项').parentElement?.textContent).toContain('边界没有闭合')
  rerender(frame('停用'))
  expect(importButton()).toBeNull()
})

test('没有变化就没有导入按钮', async () => {
  render(frame('', { added: 0 }))
  tryIt()
  await waitFor(() => expect(screen.getByText(/没有变化，不必导入/)).toBeTruthy())
  expect(importButton()).toBeNull()
})
