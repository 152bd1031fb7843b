import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, refresh, saveFile } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { makeSurveyCodes, type SurveyDetail } from '../../contract.ts'
import css from './survey.module.css'

const FORMATS = [
  { value: 'html' as const, zh: '打印纸条', en: 'Slips to print' },
  { value: 'xlsx' as const, zh: '表格 XLSX', en: 'Table, XLSX' },
]

/** One-time codes for a place, as slips to print or as a table: they are shown in this file alone. */
export function CodesPart({ survey }: { survey: SurveyDetail }) {
  const { t, language } = useWords()
  const say = useSay()
  const client = useQueryClient()
  const [batch, setBatch] = useState('')
  const [count, setCount] = useState(50)
  const [format, setFormat] = useState<'html' | 'xlsx'>('html')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const name = await saveFile(makeSurveyCodes, {
        id: survey.id,
        batch: batch.trim(),
        count,
        site: window.location.origin,
        format,
      })
      say(t({ zh: `已制作 ${count} 个，存为 ${name}`, en: `${count} codes in ${name}` }))
      refresh(client, 'targets')
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={css.stack}>
      <h2 className={css.heading}>{t({ zh: '一次性答题码', en: 'One-time codes' })}</h2>
      {survey.codes.length > 0 ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t({ zh: '发放点', en: 'Place' })}</th>
              <th data-right>{t({ zh: '制作', en: 'Made' })}</th>
              <th data-right>{t({ zh: '已用', en: 'Used' })}</th>
            </tr>
          </thead>
          <tbody>
            {survey.codes.map((one) => (
              <tr key={one.batch}>
                <td>{one.batch}</td>
                <td data-right>{one.made}</td>
                <td data-right>{one.used}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <div className="row">
        <Input
          value={batch}
          maxLength={30}
          onChange={(event) => setBatch(event.target.value)}
          placeholder={t({ zh: '发放点，如 区政务服务中心', en: 'Place, e.g. service hall' })}
          aria-label={t({ zh: '发放点', en: 'Place' })}
          style={{ flex: '1 1 160px', width: 'auto' }}
        />
        <InputNumber
          min={1}
          max={1000}
          precision={0}
          value={count}
          onChange={(entered) => setCount(entered ?? 1)}
          aria-label={t({ zh: '份数', en: 'How many' })}
          style={{ width: 88 }}
        />
        <Select
          value={format}
          onChange={setFormat}
          options={FORMATS.map((one) => ({ value: one.value, label: one[language] }))}
          aria-label={t({ zh: '文件', en: 'File' })}
          style={{ width: 128 }}
        />
        <Button type="primary" disabled={!batch.trim()} loading={busy} onClick={() => void make()}>
          {t({ zh: `制作 ${count} 个答题码`, en: `Make ${count} codes` })}
        </Button>
      </div>
      <p className="meta">
        {t({
          zh: '答题码只在这一份文件里，系统不留明文；丢失不能找回，只能再制作。扫码或在 /s 页面输入即可作答。',
          en: 'The codes stand in this one file only; what is lost cannot be made again. They are scanned, or typed at /s.',
        })}
      </p>
      <ProblemNotice problem={problem} />
    </section>
  )
}
