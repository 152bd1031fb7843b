import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Problem } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import css from './people.module.css'
import { saveText } from './save-text.ts'

interface Answer {
  dryRun: boolean
  read: number
  saved: number
  rejectedCount: number
  rejected: { line: number; reasonZh: string; reasonEn: string }[]
}

/** A file is tried first: nothing changes until the counts and the rejected rows have been seen. */
export function ImportPanel<A extends Answer>({
  title,
  columns,
  sample,
  sampleName,
  command,
  then,
  onClose,
}: {
  title: string
  /** What each column holds, in the words of the file. */
  columns: readonly (readonly [name: string, about: string])[]
  /** Lines of a file to start from. */
  sample: string
  sampleName: string
  command: {
    busy: boolean
    problem: Problem | null
    run(input: { dryRun: 'true' | 'false' }, options: { file: File }): Promise<A | null>
  }
  /** Shown after the rows have been saved. */
  then?(answer: A): ReactNode
  onClose(): void
}) {
  const { t } = useWords()
  const inputId = useId()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<A | null>(null)
  const run = async (dryRun: boolean) => {
    if (file) setAnswer(await command.run({ dryRun: dryRun ? 'true' : 'false' }, { file }))
  }
  const isTried = answer?.dryRun === true
  return (
    <SidePanel title={title} onClose={onClose}>
      <div className={css.section}>
        <p>
          {t({
            zh: 'XLSX 或 CSV 文件，首行是列名，最多 2 万行：',
            en: 'An XLSX or CSV file, column names first, at most 20,000 rows:',
          })}
        </p>
        <ul className={css.lines}>
          {columns.map(([name, about]) => (
            <li key={name}>
              <b>{name}</b> <span className={css.meta}>{about}</span>
            </li>
          ))}
        </ul>
        <div className={css.row}>
          <Button size="small" onClick={() => saveText(sampleName, sample)}>
            {t({ zh: '下载样表', en: 'Download a sample' })}
          </Button>
        </div>
      </div>
      <div className={css.section}>
        <label htmlFor={inputId}>{t({ zh: '文件', en: 'File' })}</label>
        <input
          id={inputId}
          type="file"
          accept=".xlsx,.csv"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setAnswer(null)
          }}
        />
        <ProblemNotice problem={command.problem} />
        <div className={css.row}>
          <Button
            type={isTried ? 'default' : 'primary'}
            disabled={!file}
            loading={command.busy && !isTried}
            onClick={() => run(true)}
          >
            {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
          </Button>
          {isTried && answer.saved > 0 ? (
            <Button type="primary" loading={command.busy} onClick={() => run(false)}>
              {t({ zh: `导入 ${count(answer.saved)} 行`, en: `Import ${count(answer.saved)} rows` })}
            </Button>
          ) : null}
        </div>
      </div>
      {answer ? <ImportAnswer answer={answer} then={then} /> : null}
    </SidePanel>
  )
}

function ImportAnswer<A extends Answer>({ answer, then }: { answer: A; then: ((answer: A) => ReactNode) | undefined }) {
  const { t, language } = useWords()
  const { dryRun, read, saved, rejectedCount, rejected } = answer
  const lines = () =>
    `行号,原因\n${rejected.map((row) => `${row.line},"${row[language === 'zh' ? 'reasonZh' : 'reasonEn'].replaceAll('"', '""')}"`).join('\n')}\n`
  return (
    <div className={css.section} role="status">
      <p>
        {dryRun
          ? t({
              zh: `试导入：读到 ${count(read)} 行，可保存 ${count(saved)} 行，有问题 ${count(rejectedCount)} 行。尚未保存。`,
              en: `Tried: ${count(read)} rows, ${count(saved)} can be saved, ${count(rejectedCount)} cannot. Nothing saved yet.`,
            })
          : t({
              zh: `已保存 ${count(saved)} 行，未保存 ${count(rejectedCount)} 行（共 ${count(read)} 行）。`,
              en: `Saved ${count(saved)} rows, left out ${count(rejectedCount)} of ${count(read)}.`,
            })}
      </p>
      {then && !dryRun ? then(answer) : null}
      {rejected.length > 0 ? (
        <>
          <div className={css.row}>
            <h3 className={css.grow}>
              {rejectedCount > rejected.length
                ? t({ zh: `有问题的行（前 ${rejected.length} 行）`, en: `Rows at fault (first ${rejected.length})` })
                : t({ zh: '有问题的行', en: 'Rows at fault' })}
            </h3>
            <Button size="small" onClick={() => saveText('rejected.csv', lines())}>
              {t({ zh: '下载清单', en: 'Download the list' })}
            </Button>
          </div>
          <ul className={css.lines}>
            {rejected.map((row) => (
              <li key={`${row.line}-${row.reasonEn}`}>
                <b>{t({ zh: `第 ${row.line} 行`, en: `Line ${row.line}` })}</b>{' '}
                {language === 'zh' ? row.reasonZh : row.reasonEn}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
