import type { RefObject } from 'react'
import { gridHtml, sheetWidthMm } from '#core/document/grid-html.ts'
import type { PrintedGrid } from '#core/document/printed-grid.ts'
import { useWords } from '#ui/language.ts'
import css from './documents.module.css'

const PIXELS_OF_MM = 96 / 25.4

/** The very page that is printed, in a frame of its own: no style of the console reaches it. */
export function PrintedPage({
  title,
  grid,
  frame,
}: {
  title: string
  grid: PrintedGrid
  frame: RefObject<HTMLIFrameElement | null>
}) {
  const { t } = useWords()
  const fit = () => {
    const page = frame.current?.contentDocument?.documentElement
    if (frame.current && page) frame.current.style.height = `${page.scrollHeight + 24}px`
  }
  return (
    <div className={css.paper}>
      <iframe
        ref={frame}
        className={css.page}
        style={{ width: Math.ceil(sheetWidthMm(grid) * PIXELS_OF_MM) }}
        title={t({ zh: `打印样式：${title}`, en: `As printed: ${title}` })}
        srcDoc={gridHtml(title, [grid])}
        onLoad={fit}
      />
    </div>
  )
}
