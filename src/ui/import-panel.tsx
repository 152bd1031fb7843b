import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Problem } from './call.ts'
import css from './import-panel.module.css'
import { useWords, type Words } from './language.ts'
import { saveText } from './save-text.ts'
import { SidePanel } from './side-panel.tsx'
import { ProblemNotice } from './states/states.tsx'

export interface RejectedRow {
  line: number
  /** What it is about, where that is known: a code. */
  code?: string | null
  reason: string
}

export interface ImportPanelProps<A extends { dryRun: boolean }> {
  title: string
  /** What the file holds and where to begin. */
  about: ReactNode
  accept?: string
  /** More to decide before the file is read; another `key` asks for another try. */
  settings?: { node: ReactNode; key: string }
  /** Said instead of importing until it is done, e.g. that a reason must be written. */
  notYet?: Words | null
  busy: boolean
  problem: Problem | null
  run(dryRun: 'true' | 'false', file: File): Promise<A | null>
  /** How much an import would change; with none there is nothing to press. */
  changes(answer: A): number
  verb(changes: number): Words
  /** What was found, in a sentence. */
  said(answer: A): ReactNode
  rejected(answer: A): { total: number; rows: readonly RejectedRow[]; word: (line: number) => Words }
  /** Further findings, shown after a try too. */
  further?(answer: A): ReactNode
  onClose(): void
}

/** A file is tried first: nothing changes until the counts and the rows at fault have been seen. */
export function ImportPanel<A extends { dryRun: boolean }>(props: ImportPanelProps<A>) {
  const { t } = useWords()
  const inputId = useId()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<{ for: string; of: A } | null>(null)
  const settings = `${file?.name} ${file?.size} ${file?.lastModified} ${props.settings?.key ?? ''}`
  // An answer about another file or under other settings says nothing of this one.
  const shown = answer?.for === settings ? answer.of : null
  const tried = shown?.dryRun === true ? shown : null
  const changes = tried ? props.changes(tried) : 0
  const start = async (dryRun: 'true' | 'false') => {
    if (!file) return
    const of = await props.run(dryRun, file)
    setAnswer(of ? { for: settings, of } : null)
  }
  return (
    <SidePanel title={props.title} onClose={props.onClose}>
      <div className={css.section}>{props.about}</div>
      <div className={css.section}>
        <label htmlFor={inputId}>{t({ zh: '文件', en: 'File' })}</label>
        <input
          id={inputId}
          type="file"
          accept={props.accept ?? '.xlsx,.csv'}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        {props.settings?.node}
        <ProblemNotice problem={props.problem} />
        <div className="row">
          <Button
            type={tried ? 'default' : 'primary'}
            disabled={!file}
            loading={props.busy && !tried}
            onClick={() => void start('true')}
          >
            {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
          </Button>
          {changes > 0 ? (
            <Button
              type="primary"
              loading={props.busy}
              disabled={Boolean(props.notYet)}
              onClick={() => void start('false')}
            >
              {t(props.verb(changes))}
            </Button>
          ) : null}
        </div>
        {changes > 0 && props.notYet ? <p className={css.meta}>{t(props.notYet)}</p> : null}
      </div>
      {shown ? (
        <div className={css.section} role="status">
          <p>{props.said(shown)}</p>
          {shown.dryRun && changes === 0 ? (
            <p className={css.meta}>{t({ zh: '没有变化，不必导入。', en: 'Nothing would change.' })}</p>
          ) : null}
          {props.further?.(shown)}
          <Rejected {...props.rejected(shown)} />
        </div>
      ) : null}
    </SidePanel>
  )
}

/** Every row at fault with its line and reason; the list can be taken along to the file. */
function Rejected({ total, rows, word }: ReturnType<ImportPanelProps<{ dryRun: boolean }>['rejected']>) {
  const { t } = useWords()
  if (rows.length === 0) return null
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const list = () =>
    [
      t({ zh: '行号,编码,原因', en: 'line,code,reason' }),
      ...rows.map((row) => [row.line, quoted(row.code ?? ''), quoted(row.reason)].join()),
    ].join('\n')
  return (
    <>
      <div className="row">
        <h3 className={css.grow}>
          {total > rows.length
            ? t({ zh: `有问题的行（前 ${rows.length} 行）`, en: `At fault (first ${rows.length})` })
            : t({ zh: '有问题的行', en: 'At fault' })}
        </h3>
        <Button size="small" onClick={() => saveText(t({ zh: '有问题的行.csv', en: 'rejected.csv' }), `${list()}\n`)}>
          {t({ zh: '下载清单', en: 'Download the list' })}
        </Button>
      </div>
      <ul className={css.lines}>
        {rows.map((row) => (
          <li key={`${row.line}-${row.reason}`}>
            <b>{t(word(row.line))}</b> {row.code ? `${row.code} ` : ''}
            {row.reason}
          </li>
        ))}
      </ul>
    </>
  )
}
