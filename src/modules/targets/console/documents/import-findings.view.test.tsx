import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { SheetImportAnswer } from '../../contract.ts'
import { ImportFindings } from './import-findings.tsx'

afterEach(cleanup)

const found: SheetImportAnswer = {
  dryRun: true,
  id: null,
  origin: 'xlsx',
  district: '临江市临江区',
  unit: '区城市运行管理中心',
  year: 2025,
  moneyUnit: '万元',
  scheme: 'dongxihu',
  sheets: [
    {
      id: 'xinxihua',
      name: '信息化运维',
      kind: 'project',
      indicators: 8,
      total: null,
      findings: { error: 1, warning: 0, note: 0 },
    },
  ],
  findings: { error: 1, warning: 0, note: 0 },
  first: [{ sheet: '信息化运维', where: 'total', severity: 'error', text: '总分与各项之和不符' }],
  unread: [],
  unreadCount: 0,
}

test('导入前看得到每张表、缺的总分和最重的疑点', () => {
  render(<ImportFindings found={found} />)
  const row = screen.getByRole('row', { name: /信息化运维/ })
  expect(row.textContent).toBe('信息化运维项目8—10')
  expect(screen.getByRole('listitem').textContent).toContain('■ 错误 信息化运维 总分与各项之和不符')
  expect(screen.queryByText(/没有对应的字段/)).toBeNull()
})

test('没有读入的单元格说出数目、位置和出路', () => {
  const unread = [{ sheet: '信息化运维', cell: 'L12', text: '领导批注' }]
  render(<ImportFindings found={{ ...found, unread, unreadCount: 23 }} />)
  expect(screen.getByText(/23 个单元格的内容没有对应的字段.*再选择文件/)).toBeTruthy()
  expect(screen.getByText('信息化运维 L12：领导批注')).toBeTruthy()
})
