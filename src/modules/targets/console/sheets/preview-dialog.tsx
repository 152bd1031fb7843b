import { Button } from 'antd'
import { useRef } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import css from './form.module.css'
import { FormTable } from './form-table.tsx'

/** The sheet as it comes out of the printer. */
export function PreviewDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const page = useRef<HTMLDivElement>(null)
  const print = () => {
    document.body.dataset.printing = 'true'
    window.addEventListener('afterprint', () => delete document.body.dataset.printing, { once: true })
    window.print()
  }
  return (
    <Dialog
      wide
      title={t({ zh: '打印预览', en: 'Print preview' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" onClick={print}>
            {t({ zh: '打印', en: 'Print' })}
          </Button>
        </>
      }
    >
      <div ref={page} className={css.preview}>
        <FormTable print />
      </div>
    </Dialog>
  )
}
