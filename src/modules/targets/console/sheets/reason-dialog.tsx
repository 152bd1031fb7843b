import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { refuseSheet, reopenSheet, returnSheet } from '../../contract.ts'
import { findingKey } from '../../domain/finding-key.ts'
import dialogs from './dialogs.module.css'
import { useSheetEdit } from './sheet-edit.ts'

/** Sends a sheet back with words and the findings that they point to, or opens a signed one again. */
export function ReasonDialog({ command, onClose }: { command: 'return' | 'reopen'; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const { view, assessed } = useSheetEdit()
  const alsoChanges = ['notices']
  const atReview = useCommand(returnSheet, { alsoChanges })
  const atSigning = useCommand(refuseSheet, { alsoChanges })
  const reopen = useCommand(reopenSheet, { alsoChanges })
  const [why, setWhy] = useState('')
  const [quoted, setQuoted] = useState<readonly string[]>([])
  const running = command === 'reopen' ? reopen : view.row.state === 'submitted' ? atReview : atSigning
  const send = async () => {
    const { id } = view.row
    const options = { expectedVersion: view.version }
    const done =
      command === 'reopen'
        ? await reopen.run({ id, why }, options)
        : await (view.row.state === 'submitted' ? atReview : atSigning).run({ id, why, findings: [...quoted] }, options)
    if (!done) return
    say(command === 'reopen' ? t({ zh: '已重新打开', en: 'Reopened' }) : t({ zh: '已退回', en: 'Sent back' }))
    onClose()
  }
  const verb =
    command === 'reopen'
      ? t({ zh: `重新打开 ${view.row.name}`, en: `Reopen ${view.row.name}` })
      : t({ zh: `退回 ${view.row.name}`, en: `Send back ${view.row.name}` })
  return (
    <Dialog
      title={
        command === 'reopen'
          ? t({ zh: '重新打开，形成新版本', en: 'Reopen for a new version' })
          : t({ zh: '退回修改', en: 'Send back' })
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" disabled={why.trim() === ''} loading={running.busy} onClick={() => void send()}>
            {verb}
          </Button>
        </>
      }
    >
      <label htmlFor="sheet-why">{t({ zh: '原因', en: 'Why' })}</label>
      <Input.TextArea
        id="sheet-why"
        value={why}
        maxLength={1000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => setWhy(event.target.value)}
      />
      {command === 'return' && assessed.findings.length > 0 ? (
        <fieldset className={dialogs.quotes}>
          <legend>{t({ zh: '引用疑点', en: 'Findings to quote' })}</legend>
          {assessed.findings.map((finding) => {
            const key = findingKey(finding)
            return (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={quoted.includes(key)}
                  onChange={(event) =>
                    setQuoted(event.target.checked ? [...quoted, key] : quoted.filter((one) => one !== key))
                  }
                />
                {finding.text}
              </label>
            )
          })}
        </fieldset>
      ) : null}
      <ProblemNotice problem={running.problem} />
    </Dialog>
  )
}
