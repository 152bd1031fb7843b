import { Button } from 'antd'
import { useRef } from 'react'
import { fileUrl, useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { addEvidenceFile, getEvidenceFile, listEvidence, removeEvidence } from '../../contract.ts'
import css from './form.module.css'

/** Files that lie with an actual. They are kept at once, whatever becomes of the words around them. */
export function EvidenceList({ targetId, open }: { targetId: string; open: boolean }) {
  const { t } = useWords()
  const reading = useOperation(listEvidence, { targetId }, { forgetful: true })
  const add = useCommand(addEvidenceFile)
  const remove = useCommand(removeEvidence)
  const picker = useRef<HTMLInputElement>(null)
  const items = reading.data?.items ?? []
  if (!open && items.length === 0) return null
  return (
    <div className={css.evidence}>
      <span>{t({ zh: '佐证材料', en: 'Files' })}</span>
      {items.map((item) => (
        <span key={item.id} className={css.chip}>
          {item.file ? (
            <a href={fileUrl(getEvidenceFile, { id: item.id })} download={item.file.name}>
              {item.file.name}
            </a>
          ) : (
            item.note
          )}
          {open ? (
            <Button
              size="small"
              type="text"
              loading={remove.busy}
              onClick={() => void remove.run({ id: item.id })}
              aria-label={t({
                zh: `移除 ${item.file?.name ?? item.note}`,
                en: `Remove ${item.file?.name ?? item.note}`,
              })}
            >
              ×
            </Button>
          ) : null}
        </span>
      ))}
      {open ? (
        <>
          <input
            ref={picker}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void add.run({ targetId }, { file })
            }}
          />
          <Button size="small" loading={add.busy} onClick={() => picker.current?.click()}>
            {t({ zh: '上传材料', en: 'Add a file' })}
          </Button>
        </>
      ) : null}
      <ProblemNotice problem={add.problem ?? remove.problem} />
    </div>
  )
}
