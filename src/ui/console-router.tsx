import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { readQuery, useGo, writeQuery } from './navigation.tsx'
import type { ConsolePlug } from './plug.ts'
import { useMe } from './session.tsx'
import { NoSuchPage, PageGate } from './shell/page-gate.tsx'
import { openPages, sectionsOf, usePlugs } from './shell/pages.tsx'

/** One route for each page of the plugs, within the shell; `/` leads to the first page of the rail. */
export function consoleRouter(plugs: readonly ConsolePlug[], shell: (content: ReactNode) => ReactNode) {
  const root = createRootRoute({ component: () => shell(<Outlet />), notFoundComponent: NoSuchPage })
  const home = ['/', '/sign-in'].map((path) => createRoute({ getParentRoute: () => root, path, component: Home }))
  const pages = plugs
    .flatMap((plug) => plug.pages)
    .map((page) =>
      createRoute({
        getParentRoute: () => root,
        path: page.path,
        component: () => <PageGate key={page.path} page={page} />,
      }),
    )
  return createRouter({
    routeTree: root.addChildren([...home, ...pages]),
    scrollRestoration: true,
    // Plain queries with repeated names, as everybody can read and write them.
    parseSearch: readQuery,
    stringifySearch: writeQuery,
  })
}

function Home() {
  const go = useGo()
  const { permissions } = useMe()
  const first = sectionsOf(openPages(usePlugs(), permissions))[0]?.pages[0]
  useEffect(() => {
    if (first) go(first.path, { replace: true })
  }, [first, go])
  return first ? null : <NoSuchPage />
}
