import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { saveText } from '#ui/save-text.ts'
import css from './people.module.css'

interface Answer {
  dryRun: boolean
  read: number
  saved: number
  rejectedCount: number
  rejected: { line: number; reasonZh: string; reasonEn: string }[]
}

/** People and organisations from a table: one row each. */
export function ImportRows<A extends Answer>({
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
  const { t, language } = useWords()
  return (
    <ImportPanel<A>
      title={title}
      about={
        <>
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
        </>
      }
      busy={command.busy}
      problem={command.problem}
      run={(dryRun, file) => command.run({ dryRun }, { file })}
      changes={({ saved }) => saved}
      verb={(rows) => ({ zh: `导入 ${count(rows)} 行`, en: `Import ${count(rows)} rows` })}
      said={({ dryRun, read, saved, rejectedCount }) =>
        dryRun
          ? t({
              zh: `试导入：读到 ${count(read)} 行，可保存 ${count(saved)} 行，有问题 ${count(rejectedCount)} 行。尚未保存。`,
              en: `Tried: ${count(read)} rows, ${count(saved)} can be saved, ${count(rejectedCount)} cannot. Nothing saved yet.`,
            })
          : t({
              zh: `已保存 ${count(saved)} 行，未保存 ${count(rejectedCount)} 行（共 ${count(read)} 行）。`,
              en: `Saved ${count(saved)} rows, left out ${count(rejectedCount)} of ${count(read)}.`,
            })
      }
      rejected={({ rejected, rejectedCount }) => ({
        total: rejectedCount,
        rows: rejected.map((row) => ({ line: row.line, reason: language === 'zh' ? row.reasonZh : row.reasonEn })),
        word: (line) => ({ zh: `第 ${line} 行`, en: `Line ${line}` }),
      })}
      further={(answer) => (answer.dryRun ? null : then?.(answer))}
      onClose={onClose}
    />
  )
}
