import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Choice } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { exportCases } from '../contract.ts'
import type { CaseQuery } from './list/use-case-list.ts'

const FORMATS = [
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
  { value: 'jsonl', title: { zh: '逐行 JSON', en: 'JSON lines' } },
] as const

/** Takes the list as it is filtered to a file. */
export default function ExportDialog({ query, onClose }: { query: CaseQuery; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const [format, setFormat] = useState<(typeof FORMATS)[number]['value']>('xlsx')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { sort: _sort, limit: _limit, ...filters } = query
      const name = await saveFile(exportCases, { ...filters, format })
      say(t({ zh: `已导出 ${name}`, en: `Exported ${name}` }))
      onClose()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t({ zh: '导出案件', en: 'Export cases' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t({ zh: '导出', en: 'Export' })}
          </Button>
        </>
      }
    >
      <p>
        {t({
          zh: '按当前筛选导出，不含诉求人姓名和电话。导出将留痕。',
          en: 'Exports the list as filtered, without names and phones of appellants. It is written to the journal.',
        })}
      </p>
      <Choice
        id="format"
        choices={FORMATS}
        value={format}
        onChange={(value) => setFormat(value as (typeof FORMATS)[number]['value'])}
      />
      <ProblemNotice problem={problem} retry={() => void save()} />
    </Dialog>
  )
}
