import { type ReactNode, useEffect } from 'react'
import { Siblings, useSiblings } from '../shell/rail.tsx'
import css from './page.module.css'

/**
 * The frame of a console page: head with the title, what it is about and at most three actions; then the content.
 * `fill`: the content has the height of the window and scrolls by itself (lists, maps).
 */
export function Page({
  title,
  note,
  actions,
  fill = false,
  flush = false,
  children,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
  fill?: boolean
  /** Without inner space: the content has its own. */
  flush?: boolean
  children: ReactNode
}) {
  const siblings = useSiblings()
  useEffect(() => {
    document.title = `${title} · 一网`
  }, [title])
  return (
    <section className={css.page} data-fill={fill} data-flush={flush}>
      <header className={css.head}>
        <h1 className={siblings.length > 0 ? 'said' : undefined}>{title}</h1>
        {siblings.length > 0 ? <Siblings pages={siblings} /> : null}
        {note ? <div className={css.note}>{note}</div> : null}
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      <div className={css.content}>{children}</div>
    </section>
  )
}

/** A titled box on a page. */
export function Card({
  title,
  extra,
  children,
  flush = false,
}: {
  title?: ReactNode
  extra?: ReactNode
  children: ReactNode
  /** Without inner space, for tables and maps. */
  flush?: boolean
}) {
  return (
    <section className={css.card}>
      {title || extra ? (
        <header className={css.cardHead}>
          <h2>{title}</h2>
          {extra}
        </header>
      ) : null}
      <div className={flush ? undefined : css.cardBody}>{children}</div>
    </section>
  )
}

/** Name and value pairs in two columns. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
