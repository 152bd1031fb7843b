import { createContext, useContext } from 'react'
import { type ConsolePage, type ConsolePlug, RAIL, type RailItem } from '../plug.ts'
import { holdsAny, useMe } from '../session.tsx'

const PlugsContext = createContext<readonly ConsolePlug[]>([])

export const PlugsProvider = PlugsContext.Provider

export function usePlugs(): readonly ConsolePlug[] {
  return useContext(PlugsContext)
}

export type RailPage = ConsolePage & { rail: NonNullable<ConsolePage['rail']> }

export interface Section {
  item: RailItem
  pages: RailPage[]
}

export function openPages(plugs: readonly ConsolePlug[], permissions: readonly string[]): RailPage[] {
  return plugs
    .flatMap((plug) => plug.pages)
    .filter((page): page is RailPage => page.rail !== undefined && holdsAny(permissions, page.may))
}

/** In the order of the rail, and within an item by `order`. */
export function sectionsOf(pages: readonly RailPage[]): Section[] {
  const items = Object.keys(RAIL) as RailItem[]
  return items
    .map((item) => ({
      item,
      pages: pages.filter((page) => page.rail.item === item).sort((a, b) => a.rail.order - b.rail.order),
    }))
    .filter((section) => section.pages.length > 0)
}

/** The pages of the rail for this person, and the item that the address belongs to. */
export function useOpenPages(pathname: string): { pages: RailPage[]; current: RailItem | null } {
  const pages = openPages(usePlugs(), useMe().permissions)
  const inside = pages
    .filter((page) => pathname === page.path || pathname.startsWith(`${page.path}/`))
    .sort((a, b) => b.path.length - a.path.length)
  return { pages, current: inside[0]?.rail.item ?? null }
}
