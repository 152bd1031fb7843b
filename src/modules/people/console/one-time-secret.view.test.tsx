import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { OneTimeSecret } from './one-time-secret.tsx'

afterEach(cleanup)

test('口令写出来，并说明只显示一次', () => {
  render(<OneTimeSecret secret="g7fm-9xa6-rea3" about="新口令：" onClose={() => {}} />)
  expect(screen.getByText('g7fm-9xa6-rea3')).toBeTruthy()
  expect(screen.getByText(/只显示这一次/)).toBeTruthy()
})

test('a secret that was shown before is not shown again, and the way out is told', () => {
  render(<OneTimeSecret secret={null} about="新口令：" onClose={() => {}} />)
  expect(screen.getByText(/请重置/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '复制' })).toBeNull()
})
