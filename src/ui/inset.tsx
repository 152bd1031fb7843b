import type { ReactNode } from 'react'
import css from './inset.module.css'

/** Inner space for a panel or card that has none of its own: one thing under the other. */
export function Inset({ children }: { children: ReactNode }) {
  return <div className={css.inset}>{children}</div>
}

/** Short entries under each other, a line between them; the children are `<li>`. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className={css.lines}>{children}</ul>
}
