import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { KeyHint } from './keys/key-hint.tsx'
import { useKeys } from './keys/use-keys.ts'
import { useWords } from './language.ts'
import css from './side-panel.module.css'

/** Stands beside the list, which stays as it is and keeps the keyboard; Esc closes it. On a phone it covers the list. */
export function SidePanel({
  title,
  onClose,
  actions,
  children,
}: {
  title: ReactNode
  onClose(): void
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useWords()
  const close = useRef(onClose)
  close.current = onClose
  useKeys([{ keys: 'Esc', title: { zh: '关闭侧栏', en: 'Close the panel' }, run: () => close.current() }])
  return (
    <aside className={css.panel}>
      <header className={css.head}>
        <div className={css.title}>{title}</div>
        {actions}
        <Button size="small" type="text" onClick={onClose}>
          {t({ zh: '关闭', en: 'Close' })}
          <KeyHint keys="Esc" />
        </Button>
      </header>
      <div className={css.body} data-scrolls>
        {children}
      </div>
    </aside>
  )
}
