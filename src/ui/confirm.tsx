import { Button } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { useWords } from './language.ts'

export interface Question {
  title: string
  /** What will happen and whether it can be undone. */
  detail?: ReactNode
  /** The button: a verb with its object, `派遣 3 件`, never `确定`. */
  verb: string
  danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const AskContext = createContext<Ask | null>(null)

/** `if (await confirm({ title, detail, verb: '作废 1 件', danger: true })) ...` */
export function useConfirm(): Ask {
  const ask = useContext(AskContext)
  if (!ask) throw new Error('useConfirm outside ConfirmProvider')
  return ask
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [open, setOpen] = useState<{ question: Question; answer(yes: boolean): void } | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ question, answer })), [])
  const close = (yes: boolean) => {
    open?.answer(yes)
    setOpen(null)
  }
  return (
    <AskContext.Provider value={ask}>
      {children}
      {open ? (
        <Dialog
          title={open.question.title}
          onClose={() => close(false)}
          actions={
            <>
              <Button onClick={() => close(false)}>{t({ zh: '返回', en: 'Back' })}</Button>
              <Button type="primary" danger={open.question.danger ?? false} autoFocus onClick={() => close(true)}>
                {open.question.verb}
              </Button>
            </>
          }
        >
          {open.question.detail}
        </Dialog>
      ) : null}
    </AskContext.Provider>
  )
}
