import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { asProblem, type Problem, saveFile } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Choice } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { makeAssessment } from '../contract.ts'

const FORMATS = [
  { value: 'docx', title: { zh: 'Word 文稿（DOCX）', en: 'Word document (DOCX)' } },
  { value: 'pdf', title: { zh: 'PDF', en: 'PDF' } },
] as const

/** The risk assessment of a period as a draft to sign. */
export function AssessDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const [from, setFrom] = useState(dayjs(today()).subtract(29, 'day'))
  const [to, setTo] = useState(dayjs(today()))
  const [format, setFormat] = useState<'docx' | 'pdf'>('docx')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const name = await saveFile(makeAssessment, {
        from: from.format('YYYY-MM-DD'),
        to: to.format('YYYY-MM-DD'),
        format,
      })
      say(t({ zh: `已生成 ${name}`, en: `Made ${name}` }))
      onClose()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t({ zh: '生成综合研判与风险预警报告', en: 'Make a risk assessment' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t({ zh: '生成', en: 'Make' })}
          </Button>
        </>
      }
    >
      <p>
        {t({
          zh: '列出研判期内您可见的告警：规则及版本、位置、类别、依据、引用案件和任务。为草稿，签发后生效；生成将留痕。',
          en: 'The alerts of the period that you may see, with rules, places, classes, reasons, cases and tasks. A draft to sign.',
        })}
      </p>
      <p>
        <DatePicker
          value={from}
          allowClear={false}
          onChange={(value) => value && setFrom(value)}
          aria-label={t({ zh: '从', en: 'From' })}
        />{' '}
        {t({ zh: '至', en: 'to' })}{' '}
        <DatePicker
          value={to}
          allowClear={false}
          onChange={(value) => value && setTo(value)}
          aria-label={t({ zh: '至', en: 'To' })}
        />
      </p>
      <Choice id="format" choices={FORMATS} value={format} onChange={(value) => setFormat(value as 'docx' | 'pdf')} />
      <ProblemNotice problem={problem} retry={() => void save()} />
    </Dialog>
  )
}
