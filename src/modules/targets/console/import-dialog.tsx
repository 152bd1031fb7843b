import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { importSheets, type SheetImportAnswer } from '../contract.ts'
import css from './documents/documents.module.css'
import { ImportFindings } from './documents/import-findings.tsx'

export interface ImportDialogProps {
  onClose(): void
  /** The set that has been kept. */
  onSaved?(id: string): void
}

/** Sheets of others or of former years: a file is dropped, looked at with its findings, and then kept or not. */
export default function ImportDialog({ onClose, onSaved }: ImportDialogProps) {
  const { t } = useWords()
  const say = useSay()
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const look = useCommand(importSheets, { refresh: false })
  const save = useCommand(importSheets)
  const [file, setFile] = useState<File | null>(null)
  const [found, setFound] = useState<SheetImportAnswer | null>(null)
  const [over, setOver] = useState(false)

  const choose = async (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    setFound(null)
    save.clearProblem()
    setFound(await look.run({ dryRun: 'true' }, { file: chosen }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void choose(event.dataTransfer.files[0] ?? null)
  }
  const keep = async () => {
    if (!file) return
    const kept = await save.run({ dryRun: 'false' }, { file })
    if (!kept?.id) return
    say(t({ zh: `已导入 ${kept.sheets.length} 张自评表`, en: `${kept.sheets.length} sheets imported` }))
    onSaved?.(kept.id)
    onClose()
  }
  const count = found?.sheets.length ?? 0
  return (
    <Dialog
      wide
      title={t({ zh: '导入自评表', en: 'Import sheets' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          {found ? (
            <Button type="primary" loading={save.busy} onClick={() => void keep()}>
              {t({ zh: `导入 ${count} 张自评表`, en: `Import ${count} sheets` })}
            </Button>
          ) : null}
        </>
      }
    >
      <p className={css.meta}>
        {t({
          zh: '选择本系统导出的 XLSX，或按自评表数据格式写的 JSON。先读出来给你看，不保存；导入的表另存，不与本区填报的表混在一起。',
          en: 'An XLSX exported here, or JSON in the format of the sheets. It is shown before anything is kept, and never mixed with our own sheets.',
        })}
      </p>
      <section
        className={css.drop}
        data-over={over}
        aria-label={t({ zh: '拖放文件', en: 'Drop a file' })}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>{file ? file.name : t({ zh: '把文件拖到这里，或', en: 'Drop the file here, or' })}</span>
        <Button loading={look.busy} onClick={() => input.current?.click()}>
          {file ? t({ zh: '换一个文件', en: 'Another file' }) : t({ zh: '选择文件', en: 'Choose a file' })}
        </Button>
        <label htmlFor={inputId} className={css.hidden}>
          {t({ zh: '自评表文件', en: 'File of sheets' })}
        </label>
        <input
          ref={input}
          id={inputId}
          className={css.hidden}
          type="file"
          accept=".xlsx,.json"
          tabIndex={-1}
          onChange={(event) => {
            void choose(event.target.files?.[0] ?? null)
            // The same file, mended, can be chosen again.
            event.target.value = ''
          }}
        />
      </section>
      <ProblemNotice problem={look.problem ?? save.problem} />
      {found ? <ImportFindings found={found} /> : null}
    </Dialog>
  )
}
