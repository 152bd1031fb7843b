import type { ComponentType } from 'react'
import type { Words } from '../language.ts'

/** A page for citizens: `/r#<path>`, or `/r#<path>/<rest>` where it is of one thing. */
export interface CitizenPage {
  path: string
  title: Words
  /** Stands on the first screen, in this order. */
  home?: { order: number; hint: Words }
  /** No lazy one: a page must open where the line is gone. Heavy parts, such as a map, are fetched by the page itself. */
  component: ComponentType<{ rest: string }>
}

/** What a module adds to the citizens' pages: `src/modules/<id>/citizen/index.tsx` exports it as default. */
export interface CitizenPlug {
  module: string
  pages: readonly CitizenPage[]
  /** Runs as soon as the pages are open, whichever page is shown. */
  open?: () => void
}

export function citizenPlug(plug: CitizenPlug): CitizenPlug {
  return plug
}
