import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import css from './notice.module.css'

const SHOWN_MS = 6000
const SayContext = createContext<(text: string) => void>(() => {})

/** `say('已派遣。下一件')`: one line at the foot of the window that goes by itself and is read aloud. */
export function useSay(): (text: string) => void {
  return useContext(SayContext)
}

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((next: string) => {
    clearTimeout(timer.current)
    setText(next)
    timer.current = setTimeout(() => setText(''), SHOWN_MS)
  }, [])
  return (
    <SayContext.Provider value={say}>
      {children}
      <div className={css.notice} role="status" data-shown={text !== ''}>
        {text}
      </div>
    </SayContext.Provider>
  )
}
