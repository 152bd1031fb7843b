import type { ReactNode } from 'react'
import css from './split.module.css'

/** What narrows the list below it. */
export function Filters({ children }: { children: ReactNode }) {
  return <search className={css.filters}>{children}</search>
}

/** The rest of a page that fills the window: side by side a list and, while something is chosen, its `SidePanel`. */
export function Split({ children }: { children: ReactNode }) {
  return <div className={css.split}>{children}</div>
}

/** The list of a `Split`: takes the width the panel leaves and scrolls by itself. */
export function SplitList({ children }: { children: ReactNode }) {
  return <div className={css.list}>{children}</div>
}
