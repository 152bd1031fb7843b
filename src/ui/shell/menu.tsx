import { type ReactNode, useEffect, useRef, useState } from 'react'
import css from './top-bar.module.css'

/** A button that opens a short list under it; Esc and a press elsewhere close it. */
export function Menu({
  label,
  name,
  children,
}: {
  label: ReactNode
  name: string
  children(close: () => void): ReactNode
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const onPress = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('focusin', onPress)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('focusin', onPress)
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Esc from the buttons within
    <div
      className={css.menu}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        box.current?.querySelector('button')?.focus()
      }}
    >
      <button type="button" aria-haspopup="true" aria-expanded={open} title={name} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open ? <div className={css.menuList}>{children(() => setOpen(false))}</div> : null}
    </div>
  )
}
