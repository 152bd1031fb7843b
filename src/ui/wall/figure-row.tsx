import type { ReactNode } from 'react'
import css from './figure.module.css'

/** Numbers side by side, all of one breadth. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className={css.rates}>{children}</div>
}
