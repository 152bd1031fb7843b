import type { ReactNode } from 'react'
import css from './block.module.css'

export interface BlockProps {
  title: string
  /** What it is counted of, and when: `近30天，截至 15:10`. */
  note?: ReactNode
  /** Takes what is left of the column. */
  grow?: boolean
  children: ReactNode
}

/** A part of a column: its name, how it is counted, and its content. No box around it: space divides. */
export function Block({ title, note, grow = false, children }: BlockProps) {
  return (
    <section className={css.block} data-grow={grow}>
      <h2>
        {title}
        {note === undefined ? null : <small>{note}</small>}
      </h2>
      {children}
    </section>
  )
}
