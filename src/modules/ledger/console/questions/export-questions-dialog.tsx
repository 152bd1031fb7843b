import { Button } from 'antd'
import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { asProblem, type Problem, saveFile } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Choice } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { exportQuestions } from '../../contract.ts'

const FORMATS = [
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
  { value: 'jsonl', title: { zh: '逐行 JSON', en: 'JSON lines' } },
] as const
type Format = (typeof FORMATS)[number]['value']

/** Takes the questions as they are filtered to a file, a line for everything that was said. */
export default function ExportQuestionsDialog({
  filters,
  onClose,
}: {
  filters: Omit<Input<typeof exportQuestions>, 'format'>
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const [format, setFormat] = useState<Format>('xlsx')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const name = await saveFile(exportQuestions, { ...filters, format })
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
      title={t({ zh: '导出代表询问', en: 'Export questions' })}
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
          zh: '按当前筛选导出，一行一次发言。导出将留痕。',
          en: 'Exports the list as filtered, a line for each word said. It is written to the journal.',
        })}
      </p>
      <Choice id="format" choices={FORMATS} value={format} onChange={(value) => setFormat(value as Format)} />
      <ProblemNotice problem={problem} retry={() => void save()} />
    </Dialog>
  )
}
