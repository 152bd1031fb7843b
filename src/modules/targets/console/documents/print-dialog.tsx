import { Button } from 'antd'
import { useRef } from 'react'
import type { PrintedGrid } from '#core/document/printed-grid.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { PrintedPage } from './printed-page.tsx'

/** A sheet as it comes out of the printer, and the way there. */
export function PrintDialog({ title, grid, onClose }: { title: string; grid: PrintedGrid; onClose(): void }) {
  const { t } = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <Dialog
      wide
      title={t({ zh: `打印预览：${title}`, en: `Print preview: ${title}` })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" onClick={() => frame.current?.contentWindow?.print()}>
            {t({ zh: '打印', en: 'Print' })}
          </Button>
        </>
      }
    >
      <PrintedPage frame={frame} title={title} grid={grid} />
    </Dialog>
  )
}
