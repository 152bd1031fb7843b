import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type AddressQuery, readQuery, useAddressQuery, writeQuery } from './navigation.tsx'

const read: string[] = []
let left: AddressQuery | null = null

function First() {
  const address = useAddressQuery()
  left = address
  read.push(`first ${address.one('state')}`)
  return <p>first</p>
}

function Second() {
  const address = useAddressQuery()
  read.push(`second ${address.all('state').join('+')}`)
  return <p>second</p>
}

test('a page that is being left keeps its own filters and does not change those of the next', async () => {
  const ready = Promise.withResolvers<void>()
  const root = createRootRoute({ component: Outlet })
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '/first', component: First }),
      createRoute({ getParentRoute: () => root, path: '/second', component: Second, loader: () => ready.promise }),
    ]),
    history: createMemoryHistory({ initialEntries: ['/first?state=open'] }),
    parseSearch: readQuery,
    stringifySearch: writeQuery,
  })
  render(<RouterProvider router={router} />)
  await screen.findByText('first')
  await act(async () => left!.change({ state: 'shut' }))
  expect(read.at(-1)).toBe('first shut')
  await act(async () => router.history.push('/second?state=a&state=b'))
  await act(async () => left!.change({ state: 'lost' }))
  await act(async () => ready.resolve())
  await screen.findByText('second')
  expect(new Set(read)).toEqual(new Set(['first open', 'first shut', 'second a+b']))
  expect(router.history.location.href).toBe('/second?state=a&state=b')
})
