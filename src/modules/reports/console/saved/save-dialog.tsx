import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { type SavedReport, saveReport } from '../../contract.ts'
import type { ReportQuery } from '../../domain/report-query.ts'
import css from './saved.module.css'

/** Saves a report under a name: a new one, or the next version of one's own. */
export default function SaveDialog({
  query,
  saved,
  onSaved,
  onClose,
}: {
  query: ReportQuery
  saved: SavedReport | null
  onSaved(report: SavedReport): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const own = saved?.mine ? saved : null
  const [name, setName] = useState(own?.name ?? '')
  const [note, setNote] = useState(own?.note ?? '')
  const command = useCommand(saveReport)
  const save = async (id?: string) => {
    const input = { ...(id ? { id } : {}), name, note, query }
    const answer = await command.run(input, id && own ? { expectedVersion: own.version } : {})
    if (!answer) return
    say(t({ zh: `已保存“${name.trim()}”`, en: `Saved “${name.trim()}”` }))
    onClose()
    onSaved({ id: answer.id } as SavedReport)
  }
  const isEmpty = name.trim() === ''
  return (
    <Dialog
      title={t({ zh: '保存报表', en: 'Save the report' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          {own ? (
            <Button disabled={isEmpty} loading={command.busy} onClick={() => void save()}>
              {t({ zh: '另存为新报表', en: 'Save as a new one' })}
            </Button>
          ) : null}
          <Button type="primary" disabled={isEmpty} loading={command.busy} onClick={() => void save(own?.id)}>
            {own
              ? t({ zh: `存为第 ${own.version + 1} 版`, en: `Save version ${own.version + 1}` })
              : t({ zh: '保存', en: 'Save' })}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <label htmlFor="report-name">
          {t({ zh: '名称', en: 'Name' })}
          <Input
            id="report-name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label htmlFor="report-note">
          {t({ zh: '说明（可不填）', en: 'Note (may be empty)' })}
          <Input.TextArea
            id="report-note"
            maxLength={300}
            rows={2}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <p className={css.grey}>
          {t({
            zh: '保存的是条件，不是数字：每次打开按当时的数据重新统计。期间选“本月”一类的，会随时间走。',
            en: 'What is saved are the wishes, not the figures: they are counted anew whenever it is opened.',
          })}
        </p>
        <ProblemNotice problem={command.problem} />
      </div>
    </Dialog>
  )
}
