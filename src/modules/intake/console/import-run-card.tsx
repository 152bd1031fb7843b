import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, ProblemNotice } from '#ui/page.ts'
import { getImportErrors, type ImportRun } from '../contract.ts'
import css from './import.module.css'
import { isUnderWay, stateText } from './import-words.ts'

/** One import while it runs and after: what was read, what became of it, and the rows to correct. */
export function ImportRunCard({
  run,
  problem,
  mapName,
}: {
  run: ImportRun
  /** Why its progress cannot be asked for now. */
  problem: Problem | null
  mapName: string
}) {
  const { t, language } = useWords()
  const [fault, setFault] = useState<Problem | null>(null)
  const [fetching, setFetching] = useState(false)
  const fetchErrors = async () => {
    setFetching(true)
    setFault(null)
    await saveFile(getImportErrors, { id: run.id }).catch((thrown: unknown) => setFault(asProblem(thrown)))
    setFetching(false)
  }
  const counts: [title: string, value: number, unit: string][] = [
    [t({ zh: '读到', en: 'Read' }), run.read, t({ zh: '行', en: 'rows' })],
    [
      run.dryRun ? t({ zh: '可新增', en: 'Would be new' }) : t({ zh: '新增', en: 'New' }),
      run.new,
      t({ zh: '件', en: '' }),
    ],
    [t({ zh: '已有', en: 'Known' }), run.known, t({ zh: '件', en: '' })],
    [t({ zh: '有问题', en: 'Rejected' }), run.rejected, t({ zh: '行', en: 'rows' })],
  ]
  const kind = run.dryRun ? t({ zh: '试导入', en: 'Trial' }) : t({ zh: '导入', en: 'Import' })
  return (
    <Card title={`${kind} · ${stateText(run, language)}`}>
      <p className={css.meta}>
        {run.fileName} · {mapName} · {tableTime(run.startedAt)}
        {run.endedAt ? ` – ${tableTime(run.endedAt).slice(11)}` : ''}
      </p>
      <div className={css.progress} data-running={isUnderWay(run)} aria-hidden="true" />
      <dl className={css.counts} aria-live="polite">
        {counts.map(([title, value, unit]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {count(value)} <small>{unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      {run.fault ? <p className="over">{run.fault}</p> : null}
      <ProblemNotice problem={problem ?? fault} retry={fetchErrors} />
      {isUnderWay(run) ? (
        <p className={css.meta}>
          {t({
            zh: '在后台进行，可离开本页，回来在导入记录里看结果',
            en: 'It runs by itself; leave the page and find the result among the imports.',
          })}
        </p>
      ) : null}
      {run.state === 'done' && run.dryRun ? (
        <p>
          {run.new === 0
            ? t({ zh: '没有可新增的案件，不必导入。', en: 'Nothing new to import.' })
            : t({ zh: '尚未保存。', en: 'Nothing has been saved yet.' })}
        </p>
      ) : null}
      {run.hasErrorsFile ? (
        <div className="row">
          <Button onClick={fetchErrors} loading={fetching}>
            {t({ zh: `下载 ${count(run.rejected)} 行未导入`, en: `Download ${count(run.rejected)} rejected rows` })}
          </Button>
          <span className={css.meta}>
            {t({ zh: '末列写明原因，改后可再导入', en: 'The last column says why; correct and import again.' })}
          </span>
        </div>
      ) : null}
    </Card>
  )
}
