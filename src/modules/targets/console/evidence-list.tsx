import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { asProblem, type Problem, saveFile, useCommand, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import {
  addEvidenceFile,
  addEvidenceNote,
  type EvidenceRow,
  getEvidenceFile,
  listEvidence,
  removeEvidence,
} from '../contract.ts'
import css from './standing-rule/standing-rule.module.css'

/** Files and notes that prove the actual of a target; added and taken away only while the sheet is a draft. */
export function EvidenceList({ targetId }: { targetId: string }) {
  const { t } = useWords()
  const mayFill = useMay('targets:fill')
  const reading = useOperation(listEvidence, { targetId }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={2}>
      {({ items, open }) => (
        <div className={css.stack}>
          {items.length === 0 && !open ? null : <span className="meta">{t({ zh: '佐证材料', en: 'Evidence' })}</span>}
          {items.length === 0 ? null : (
            <ul className={css.lines}>
              {items.map((row) => (
                <Line key={row.id} row={row} mayRemove={mayFill && open} />
              ))}
            </ul>
          )}
          {mayFill && open ? <Add targetId={targetId} /> : null}
        </div>
      )}
    </Loaded>
  )
}

function Line({ row, mayRemove }: { row: EvidenceRow; mayRemove: boolean }) {
  const { t } = useWords()
  const remove = useCommand(removeEvidence)
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = () => {
    setProblem(null)
    saveFile(getEvidenceFile, { id: row.id }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  return (
    <li>
      {row.file ? (
        <Button size="small" type="link" onClick={take}>
          {row.file.name}
        </Button>
      ) : null}
      <span className={css.grow}>{row.note}</span>
      <span className="meta">
        {row.file ? `${kilobytes(row.file.bytes)} KB · ` : ''}
        {row.addedByName} {tableTime(row.addedAt)}
      </span>
      {mayRemove ? (
        <Button size="small" type="text" loading={remove.busy} onClick={() => void remove.run({ id: row.id })}>
          {t({ zh: '移除', en: 'Remove' })}
        </Button>
      ) : null}
      <ProblemNotice problem={problem ?? remove.problem} />
    </li>
  )
}

const kilobytes = (bytes: number) => count(bytes < 1024 ? 1 : bytes / 1024)

function Add({ targetId }: { targetId: string }) {
  const { t } = useWords()
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const upload = useCommand(addEvidenceFile)
  const write = useCommand(addEvidenceNote)
  const [note, setNote] = useState('')
  const done = (zh: string, en: string) => {
    setNote('')
    say(t({ zh, en }))
  }
  const send = async (file: File | undefined) => {
    if (!file) return
    const sent = await upload.run({ targetId, ...(note.trim() ? { note } : {}) }, { file })
    if (input.current) input.current.value = ''
    if (sent) done('材料已上传', 'Added')
  }
  const add = async () => {
    if (await write.run({ targetId, note })) done('说明已登记', 'Added')
  }
  return (
    <div className={css.stack}>
      <div className="row">
        <Input
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t({ zh: '说明材料证明什么，或只写说明', en: 'What it proves, or a note alone' })}
          aria-label={t({ zh: '佐证说明', en: 'Note' })}
          style={{ flex: '1 1 200px', width: 'auto' }}
        />
        <input
          ref={input}
          type="file"
          hidden
          accept=".pdf,.docx,.xlsx,image/*"
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <Button loading={upload.busy} onClick={() => input.current?.click()}>
          {t({ zh: '上传材料', en: 'Upload a file' })}
        </Button>
        <Button disabled={!note.trim()} loading={write.busy} onClick={() => void add()}>
          {t({ zh: '只登记说明', en: 'Note only' })}
        </Button>
      </div>
      <p className="meta">
        {t({ zh: '图片、PDF、Word、Excel，每份最大 16 MB', en: 'Pictures, PDF, Word, Excel, up to 16 MB each' })}
      </p>
      <ProblemNotice problem={upload.problem ?? write.problem} />
    </div>
  )
}
