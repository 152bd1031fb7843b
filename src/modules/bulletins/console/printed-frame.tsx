import { useEffect, useRef } from 'react'
import { useWords } from '#ui/language.ts'
import css from './bulletins.module.css'

export interface PickedFigure {
  source: number
  measure: number
  key?: string
}

/** The page as it is printed, in a frame of its own; a number that is clicked, or opened by Enter, is told. */
export function PrintedFrame({
  html,
  onPick,
}: {
  html: string
  onPick?: (picked: PickedFigure, text: string) => void
}) {
  const { t } = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const setHeight = () => {
    const page = frame.current?.contentDocument?.documentElement
    if (!frame.current || !page) return
    frame.current.style.height = '0'
    frame.current.style.height = `${page.scrollHeight + 8}px`
  }
  const loaded = () => {
    setHeight()
    const page = frame.current?.contentDocument
    if (!page) return
    const figures = [...page.querySelectorAll<HTMLElement>('[data-figure]')]
    for (const figure of figures) {
      figure.tabIndex = 0
      figure.setAttribute('role', 'button')
    }
    const open = (target: EventTarget | null) => {
      const figure = (target as Element | null)?.closest?.('[data-figure]')
      const text = figure?.getAttribute('data-figure')
      if (figure && text) pick.current?.(JSON.parse(text) as PickedFigure, figure.textContent ?? '')
    }
    page.addEventListener('click', (event) => open(event.target))
    page.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') open(event.target)
    })
  }
  useEffect(() => {
    window.addEventListener('resize', setHeight)
    return () => window.removeEventListener('resize', setHeight)
  })
  return (
    <iframe
      ref={frame}
      className={css.paper}
      title={t({ zh: '简报正文，点数字看案件', en: 'The bulletin; click a number for its cases' })}
      srcDoc={html}
      onLoad={loaded}
    />
  )
}
