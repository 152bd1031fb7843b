import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import type { Title } from '#core/module-card.ts'
import { useWords } from '#ui/language.ts'
import { cellFault, permissionsOf, toggled, type Wishes } from './post-changes.ts'
import css from './posts.module.css'
import type { PermissionRow, PostRow } from './use-posts.ts'

/**
 * Permissions by posts. One tab stop: arrows move from cell to cell, Space changes.
 */
export function PostMatrix({
  posts,
  rows,
  all,
  wishes,
  onChange,
  onRefuse,
}: {
  posts: readonly PostRow[]
  rows: readonly PermissionRow[]
  /** Every permission, those that are not shown included: a post is judged by its whole list. */
  all: readonly PermissionRow[]
  wishes: Wishes
  /** Without it nothing can be changed. */
  onChange?(wishes: Wishes): void
  /** Why a cell cannot be changed; null once one was. */
  onRefuse?(why: Title | null): void
}) {
  const { t, language } = useWords()
  const box = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const known = new Map(all.map((row) => [row.id, { ...row, posts: row.defaultPosts }]))
  const stop = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, posts.length - 1) }

  const moveTo = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(posts.length - 1, column)),
    }
    setAt(next)
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)
    cell?.focus()
  }
  const change = (post: PostRow, row: PermissionRow) => {
    if (!onChange) return
    const fault = cellFault(post, row.id, wishes, known)
    onRefuse?.(fault)
    if (!fault) onChange(toggled(post, row.id, wishes))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-12, 0],
      PageDown: [12, 0],
    }
    const move = moves[event.code]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(stop.row + move[0], stop.column + move[1])
  }
  return (
    <table ref={box} className={css.matrix} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col" className={css.corner}>
            {t({ zh: '权限', en: 'Permission' })}
          </th>
          {posts.map((post) => (
            <th key={post.id} scope="col" title={t({ zh: `${post.holders} 人`, en: `${post.holders} holders` })}>
              <span className={language === 'zh' ? css.upright : css.turned}>{post[language]}</span>
              <small>{post.holders}</small>
            </th>
          ))}
          <th className={css.rest} aria-hidden />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowAt) => (
          <Fragment key={row.id}>
            {rowAt === 0 || rows[rowAt - 1]?.module !== row.module ? (
              <tr className={css.module}>
                <th scope="rowgroup" colSpan={posts.length + 2}>
                  <span>{language === 'zh' ? row.moduleZh : row.moduleEn}</span>
                </th>
              </tr>
            ) : null}
            <tr>
              <th scope="row" className={css.permission} title={row.id}>
                {row[language]}
              </th>
              {posts.map((post, columnAt) => {
                const has = permissionsOf(post, wishes).includes(row.id)
                const isDefault = row.defaultPosts.includes(post.id)
                const isChanged = has !== post.permissions.includes(row.id)
                return (
                  <td key={post.id} data-changed={isChanged} data-column={columnAt === stop.column}>
                    <button
                      type="button"
                      data-cell={`${rowAt}-${columnAt}`}
                      tabIndex={rowAt === stop.row && columnAt === stop.column ? 0 : -1}
                      aria-pressed={has}
                      aria-disabled={!onChange}
                      aria-label={`${post[language]}：${row[language]}`}
                      title={`${post[language]}：${row[language]}`}
                      onFocus={() => setAt({ row: rowAt, column: columnAt })}
                      onClick={() => change(post, row)}
                    >
                      {has ? (isDefault ? '●' : '＋') : isDefault ? '－' : ''}
                    </button>
                  </td>
                )
              })}
              <td className={css.rest} />
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
