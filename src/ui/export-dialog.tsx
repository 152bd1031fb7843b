import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem } from './call.ts'
import { Dialog } from './dialog.tsx'
import { Choice } from './form.ts'
import { useWords, type Words } from './language.ts'
import { useSay } from './notice.tsx'
import { ProblemNotice } from './page.ts'

const FORMATS = [
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
  { value: 'jsonl', title: { zh: '逐行 JSON', en: 'JSON lines' } },
] as const
export type ExportFormat = (typeof FORMATS)[number]['value']

/** Takes a list as it is filtered to a file; `save` writes it and answers its name. */
export function ExportDialog<F extends string = ExportFormat>(props: {
  title: Words
  /** What the file holds, and that taking it leaves a line in the journal. */
  text: Words
  /** The first is chosen; tables without it. */
  formats?: readonly { value: F; title: Words }[]
  save(format: F): Promise<string>
  onClose(): void
}) {
  const { title, text, onClose } = props
  const formats =
    props.formats ?? (FORMATS as readonly { value: string; title: Words }[] as readonly { value: F; title: Words }[])
  const { t } = useWords()
  const say = useSay()
  const [format, setFormat] = useState<F>(formats[0]!.value)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const name = await props.save(format)
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
      title={t(title)}
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
      <p>{t(text)}</p>
      <Choice id="format" choices={formats} value={format} onChange={(value) => setFormat(value as F)} />
      <ProblemNotice problem={problem} retry={() => void save()} />
    </Dialog>
  )
}
