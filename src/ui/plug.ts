import type { ComponentType, LazyExoticComponent } from 'react'
import type { Words } from './language.ts'

/** The eight items of the left rail, in this order; a person sees those that hold a page they may open. */
export const RAIL = {
  desk: { zh: '工作台', en: 'Desk' },
  cases: { zh: '案件', en: 'Cases' },
  map: { zh: '地图', en: 'Map' },
  supervise: { zh: '督办', en: 'Supervision' },
  reports: { zh: '报表', en: 'Reports' },
  knowledge: { zh: '知识', en: 'Knowledge' },
  resources: { zh: '资源', en: 'Resources' },
  system: { zh: '系统', en: 'System' },
} as const
export type RailItem = keyof typeof RAIL

/** A permission, or several of which one is enough. */
export type MayOpen = string | readonly string[]

export interface ConsolePage {
  /** Under `/c/`; parts that vary begin with a dollar sign: `/c/cases/$caseId`. */
  path: `/c/${string}`
  title: Words
  /** Where the rail leads to it; pages of one item stand side by side by `order`. Without: reached from other pages. */
  rail?: { item: RailItem; order: number }
  may?: MayOpen
  /** `lazy(() => import('./case-page.tsx'))`; the file's default export takes no props. */
  component: LazyExoticComponent<ComponentType>
}

/** Every panel gets the id of what the page is about, e.g. of the case. */
export interface PanelProps {
  subject: string
  /** Only beside an open form: puts values into its fields, e.g. a unit that the panel proposes. */
  fill?: (values: Record<string, unknown>) => void
  /** Only beside an open form: what can be begun in its place, by name, each with values to begin from. */
  instead?: ReadonlyMap<string, (values: Record<string, unknown>) => void>
}

/** A part of another module's page. Places are named by the page's owner: `case.left`, `case.right`; `top` is the top bar. */
export interface ConsolePanel {
  place: string
  order: number
  may?: MayOpen
  component: LazyExoticComponent<ComponentType<PanelProps>>
}

export interface ConsoleCommand {
  id: string
  title: Words
  /** One key or a chord as `useKeys` writes them: `N`, `Ctrl+K`, `G W`. */
  keys?: string
  may?: MayOpen
  run(go: (href: string) => void): void
}

/** Takes what was typed in the search of the top bar to a page. */
export interface ConsoleSearch {
  id: string
  title: Words
  /** What can be typed, shown in the empty box where this search comes first: `案号、手机、地址、事由`. */
  hint?: Words
  order: number
  may?: MayOpen
  href(text: string): string
}

/** What a module adds to the console: `src/modules/<id>/console/index.tsx` exports it as default. */
export interface ConsolePlug {
  /** Id of the module. */
  module: string
  pages: readonly ConsolePage[]
  panels?: readonly ConsolePanel[]
  commands?: readonly ConsoleCommand[]
  searches?: readonly ConsoleSearch[]
}

export function consolePlug(plug: ConsolePlug): ConsolePlug {
  return plug
}
