import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, callOperation, type Problem } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { uploadDocument } from '../contract.ts'
import css from './oversight.module.css'

/** One file, taken to the server at once; its name stays here until the form is sent. */
export function DocumentControl({ id, value, change }: Pick<ControlProps, 'id' | 'value' | 'change'>) {
  const { t } = useWords()
  const [name, setName] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (file: File) => {
    setProblem(null)
    setBusy(true)
    try {
      const kept = await callOperation(uploadDocument, {}, { file })
      setName(kept.name)
      change(kept.id)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.stack}>
      <div className="row">
        {value ? (
          <>
            <span>{name ?? t({ zh: '已有文件', en: 'There is a file' })}</span>
            <Button size="small" onClick={() => change(undefined)}>
              {t({ zh: '移去', en: 'Remove' })}
            </Button>
          </>
        ) : null}
        <label className={css.pick}>
          {busy
            ? t({ zh: '上传中', en: 'Sending' })
            : value
              ? t({ zh: '换一个文件', en: 'Another file' })
              : t({ zh: '选择文件', en: 'Choose a file' })}
          <input
            id={id}
            type="file"
            className="said"
            accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
            disabled={busy}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void send(file)
            }}
          />
        </label>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
