import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './dialog.module.css'

/** For questions that must be answered before anything else; forms stand in side panels instead. */
export function Dialog({
  title,
  onClose,
  actions,
  children,
  wide = false,
}: {
  title: string
  onClose(): void
  actions?: ReactNode
  children?: ReactNode
  wide?: boolean
}) {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      className={css.dialog}
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Keys of the page below must not act while the question stands.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId}>{title}</h2>
      <div className={css.body}>{children}</div>
      {actions ? <footer className={css.actions}>{actions}</footer> : null}
    </dialog>
  )
}
