import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { VerificationNote } from './verification-note.tsx'

afterEach(cleanup)

test('why nobody was sent stands there with the way to order it', () => {
  const order = vi.fn()
  render(<VerificationNote text="此处现在没有在岗的核实人" photos={[]} order={order} />)
  expect(screen.getByRole('region', { name: '受理前核实' }).textContent).toContain('没有在岗的核实人')
  fireEvent.click(screen.getByRole('button', { name: '要求核实' }))
  expect(order).toHaveBeenCalledOnce()
})

test('pictures that are to be looked at open in full; without the right to order there is no button', () => {
  render(<VerificationNote text="请先看图" photos={['/api/v1/cases/c/files/a', '/api/v1/cases/c/files/b']} />)
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/api/v1/cases/c/files/a',
    '/api/v1/cases/c/files/b',
  ])
  expect(screen.getAllByRole('img').map((image) => image.getAttribute('src'))).toEqual([
    '/api/v1/cases/c/files/a?size=thumbnail',
    '/api/v1/cases/c/files/b?size=thumbnail',
  ])
  expect(screen.queryByRole('button')).toBeNull()
})
