import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { refresh, useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import { getImport, type ImportRun, listImportMaps, listImports, startImport } from '../contract.ts'
import css from './import.module.css'
import { ImportRunCard } from './import-run-card.tsx'
import { isUnderWay, stateText } from './import-words.ts'

const A_SECOND_MS = 1000

/** Cases from another system's file: tried first, then imported; rows that were rejected come back to be corrected. */
export default function ImportPage() {
  const { t, language } = useWords()
  const id = useId()
  const query = useAddressQuery()
  const client = useQueryClient()
  const confirm = useConfirm()
  const maps = useOperation(listImportMaps, {})
  const runs = useOperation(listImports, {})
  const start = useCommand(startImport)
  const [chosenMap, setMap] = useState<string | undefined>()
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<{ id: string; map: string; file: File } | null>(null)
  const map = chosenMap ?? maps.data?.items[0]?.name
  const runId = query.one('run')
  const listed = runs.data?.items.find((run) => run.id === runId)
  const [isWatching, setWatching] = useState(true)
  const watched = useOperation(
    getImport,
    { id: runId ?? '' },
    { enabled: runId !== null, forgetful: true, ...(isWatching ? { everyMs: A_SECOND_MS } : {}) },
  )
  const run = watched.data ?? listed
  const isRunning = run !== undefined && isUnderWay(run)
  useEffect(() => {
    setWatching(isRunning)
    // The list has the counts of before: asked again once the run has ended.
    if (!isRunning) refresh(client, 'intake', listImports.name)
  }, [isRunning, client])

  // The button to import appears for the very file and map that were tried, and once the try has ended well.
  const isTried = tried !== null && tried.file === file && tried.map === map && run?.id === tried.id
  const ready = isTried && run?.state === 'done' && run.new > 0 ? run : null
  const begin = async (dryRun: boolean) => {
    if (!file || map === undefined) return
    const answer = await start.run({ map, dryRun: dryRun ? 'true' : 'false' }, { file })
    if (!answer) return
    setTried(dryRun ? { id: answer.id, map, file } : null)
    setWatching(true)
    query.change({ run: answer.id })
  }
  const importNow = async (trial: ImportRun) => {
    const yes = await confirm({
      title: t({ zh: `导入 ${count(trial.new)} 件`, en: `Import ${count(trial.new)} cases` }),
      detail: t({
        zh: `${trial.fileName}：新增 ${count(trial.new)} 件，已有的 ${count(trial.known)} 件不重复，有问题的 ${count(trial.rejected)} 行不导入。导入后不能整批撤回。`,
        en: `${trial.fileName}: ${count(trial.new)} new, ${count(trial.known)} known already, ${count(trial.rejected)} rows left out. It cannot be taken back as a whole.`,
      }),
      verb: t({ zh: `导入 ${count(trial.new)} 件`, en: `Import ${count(trial.new)}` }),
    })
    if (yes) await begin(false)
  }
  const mapName = (name: string) => maps.data?.items.find((one) => one.name === name)?.[language] ?? name
  const number = (
    name: string,
    title: Column<ImportRun>['title'],
    cell: (run: ImportRun) => number,
  ): Column<ImportRun> => ({
    id: name,
    title,
    width: '88px',
    align: 'right',
    cell: (row) => count(cell(row)),
    wide: true,
  })
  const columns: Column<ImportRun>[] = [
    { id: 'at', title: { zh: '时间', en: 'Time' }, width: '144px', cell: (row) => tableTime(row.startedAt) },
    { id: 'file', title: { zh: '文件', en: 'File' }, cell: (row) => row.fileName, hint: (row) => row.fileName },
    {
      id: 'map',
      title: { zh: '模板', en: 'Map' },
      width: '160px',
      cell: (row) => mapName(row.map),
      hint: (row) => mapName(row.map),
      wide: true,
    },
    {
      id: 'kind',
      title: { zh: '方式', en: 'Kind' },
      width: '72px',
      cell: (row) => (row.dryRun ? t({ zh: '试导入', en: 'trial' }) : t({ zh: '导入', en: 'import' })),
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '72px', cell: (row) => stateText(row, language) },
    number('read', { zh: '读到（行）', en: 'Read' }, (row) => row.read),
    number('new', { zh: '新增（件）', en: 'New' }, (row) => row.new),
    number('known', { zh: '已有（件）', en: 'Known' }, (row) => row.known),
    number('rejected', { zh: '有问题（行）', en: 'Rejected' }, (row) => row.rejected),
    { id: 'by', title: { zh: '操作人', en: 'By' }, width: '96px', cell: (row) => row.startedBy, wide: true },
  ]
  return (
    <Page title={t({ zh: '导入', en: 'Import' })}>
      <div className={css.top}>
        <Card title={t({ zh: '导入案件', en: 'Import cases' })}>
          <div className={css.form}>
            <label htmlFor={`${id}-map`}>{t({ zh: '模板', en: 'Map' })}</label>
            <Select
              id={`${id}-map`}
              value={map}
              onChange={setMap}
              loading={maps.loading}
              options={(maps.data?.items ?? []).map((one) => ({ value: one.name, label: one[language] }))}
            />
            <label htmlFor={`${id}-file`}>{t({ zh: '文件', en: 'File' })}</label>
            <div>
              <input
                id={`${id}-file`}
                type="file"
                accept=".xlsx,.csv,.jsonl"
                onChange={(event) => setFile(event.target.files?.[0] ?? null)}
              />
              <p className={css.meta}>
                {t({
                  zh: 'XLSX、CSV 或 JSONL，最大 64 MB。已导入过的案件按原编号识别，不会重复。',
                  en: 'XLSX, CSV or JSONL up to 64 MB. Cases imported before are known by their number.',
                })}
              </p>
            </div>
          </div>
          <ProblemNotice problem={maps.problem ?? start.problem} close={start.clearProblem} />
          <div className="row">
            <Button
              type={ready ? 'default' : 'primary'}
              disabled={!file || map === undefined}
              loading={start.busy}
              onClick={() => begin(true)}
            >
              {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
            </Button>
            {ready ? (
              <Button type="primary" loading={start.busy} onClick={() => importNow(ready)}>
                {t({ zh: `导入 ${count(ready.new)} 件`, en: `Import ${count(ready.new)}` })}
              </Button>
            ) : (
              <span className={css.meta}>
                {t({ zh: '试导入没有问题后，在此导入', en: 'After a trial the import is offered here.' })}
              </span>
            )}
          </div>
        </Card>
        {run ? <ImportRunCard run={run} problem={watched.problem} mapName={mapName(run.map)} /> : null}
      </div>
      <Card title={t({ zh: '导入记录', en: 'Imports so far' })} flush>
        <Loaded reading={runs} lines={6}>
          {({ items }) => (
            <Table
              label={t({ zh: '导入记录', en: 'Imports so far' })}
              rows={items}
              columns={columns}
              rowKey={(row) => row.id}
              current={runId}
              onOpen={(row) => query.change({ run: row.id })}
              empty={
                <EmptyState>
                  {t({
                    zh: '还没有导入过。选模板和文件，先试导入',
                    en: 'Nothing imported yet. Choose a map and a file.',
                  })}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Card>
    </Page>
  )
}
