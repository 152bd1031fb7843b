import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { type AnalysisPage, saveAnalysis } from '../contract.ts'
import css from './decisions.module.css'

/** Keeps the state of the page under a name. */
export default function SaveAnalysisDialog({ page, onClose }: { page: AnalysisPage; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const command = useCommand(saveAnalysis)
  const save = async () => {
    const query = window.location.search.slice(1)
    const unit = window.location.pathname.split('/').at(-1) ?? ''
    const state = page === '/c/units' ? `${unit}${query === '' ? '' : `?${query}`}` : query
    if (await command.run({ name, note, page, state: state.replaceAll(/[^A-Za-z0-9=&%._~+:/?-]/g, '') })) {
      say(t({ zh: `已保存“${name.trim()}”，在“已存分析”里`, en: `Saved “${name.trim()}”` }))
      onClose()
    }
  }
  return (
    <Dialog
      title={t({ zh: '保存分析', en: 'Save the analysis' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" disabled={name.trim() === ''} loading={command.busy} onClick={() => void save()}>
            {t({ zh: '保存', en: 'Save' })}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <label htmlFor="analysis-name">
          {t({ zh: '名称', en: 'Name' })}
          <Input
            id="analysis-name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label htmlFor="analysis-note">
          {t({ zh: '说明（可不填）', en: 'Note (may be empty)' })}
          <Input.TextArea
            id="analysis-note"
            maxLength={300}
            rows={2}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <p className={css.grey}>
          {t({
            zh: '保存的是期间和筛选，不是数字。含今天的期间会随时间走：“本月”到下月就是下月。',
            en: 'Period and filters are kept, not figures. A period that holds today moves along with time.',
          })}
        </p>
        <ProblemNotice problem={command.problem} />
      </div>
    </Dialog>
  )
}
