import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { SimilarChoice } from './similar-choice.tsx'
import type { Similar } from './use-matches.ts'

afterEach(cleanup)

const similar = (id: string, distanceM: number, score: number): Similar => ({
  id,
  caseNo: `990101-20261121-${id}`,
  title: `路灯不亮 ${id}`,
  address: '临江路12号',
  state: 'handling',
  category: '100118',
  reportedAt: '2026-11-21T08:00:00+08:00',
  lon: null,
  lat: null,
  distanceM,
  score,
  alike: true,
  reasons: [
    { zh: `相距 ${distanceM} 米`, en: `${distanceM} m away` },
    { zh: '类别相同', en: 'same type' },
  ],
  samePerson: false,
  sameNumber: false,
  open: true,
  photoId: null,
})
const NEAR = similar('00000007', 18, 0.86)
const FAR = similar('00000009', 43, 0.61)

async function show(node: ReactNode) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => node }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  await router.load()
  render(<RouterProvider router={router as never} />)
}
const press = (code: string) => fireEvent.keyDown(document.body, { code, key: code })

test('similar cases stand with likeness, its reasons and state; nothing is ticked before somebody judged', async () => {
  const fill = vi.fn()
  await show(<SimilarChoice items={[NEAR, FAR]} sameAs={null} fill={fill} merge={vi.fn()} />)
  const first = (await screen.findByText(NEAR.title)).closest('li')
  expect(first?.textContent).toMatch(/相似 86% · 相距 18 米、类别相同.*处置中/)
  expect(fill).not.toHaveBeenCalled()
  press('Digit0')
  expect(fill).toHaveBeenCalledWith({ duplicatesChecked: true })
})

test('F2 merges into the first, a button into any other', async () => {
  const merge = vi.fn()
  await show(<SimilarChoice items={[NEAR, FAR]} sameAs={null} fill={vi.fn()} merge={merge} />)
  await screen.findByText(NEAR.title)
  press('F2')
  expect(merge).toHaveBeenLastCalledWith({ master: NEAR.caseNo })
  fireEvent.click(screen.getAllByRole('button', { name: /并 ?入/ })[1]!)
  expect(merge).toHaveBeenLastCalledWith({ master: FAR.caseNo })
})

test('what was said to be the same at registration stands first', async () => {
  const merge = vi.fn()
  await show(<SimilarChoice items={[NEAR, FAR]} sameAs={FAR.id} fill={vi.fn()} merge={merge} />)
  expect((await screen.findAllByRole('link'))[0]?.textContent).toBe(FAR.title)
  press('F2')
  expect(merge).toHaveBeenLastCalledWith({ master: FAR.caseNo })
})

test('where there are none, having looked is said and ticked', async () => {
  const fill = vi.fn()
  await show(<SimilarChoice items={[]} sameAs={null} fill={fill} merge={undefined} />)
  expect(await screen.findByText(/没有相似的在办案件/)).toBeTruthy()
  expect(fill).toHaveBeenCalledWith({ duplicatesChecked: true })
})

test('the case named at registration can be merged into even when the search does not find it', async () => {
  const fill = vi.fn()
  const merge = vi.fn()
  await show(<SimilarChoice items={[]} sameAs="case-1" fill={fill} merge={merge} />)
  fireEvent.click(await screen.findByRole('button', { name: /登记时注明/ }))
  expect(merge).toHaveBeenCalledWith({ master: 'case-1' })
  expect(fill).not.toHaveBeenCalled()
})
