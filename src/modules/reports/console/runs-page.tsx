import { Button, Input } from 'antd'
import { useState } from 'react'
import { saveFile, useCommand, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import {
  listReportRuns,
  openReportRun,
  type ReportFormat,
  type ReportRun,
  RUN_STATES,
  retryReportRun,
} from '../contract.ts'
import css from './schedule/schedule.module.css'

/** What scheduled reports have brought: one's own runs and what others have sent, each with its files as they were. */
export default function RunsPage() {
  const { t } = useWords()
  const say = useSay()
  const address = useAddressQuery()
  const [text, setText] = useState('')
  const list = useOperation(listReportRuns, text.trim() === '' ? {} : { text: text.trim() }, { everyMs: 30_000 })
  const retry = useCommand(retryReportRun)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: list.reload }])
  const again = async (run: ReportRun) => {
    if (!(await retry.run({ id: run.id }))) return
    say(t({ zh: '已排队，稍后再看', en: 'It is queued: look again in a moment' }))
    list.reload()
  }
  const open = (run: ReportRun, format: ReportFormat) =>
    saveFile(openReportRun, { id: run.id, format }).catch(() =>
      say(t({ zh: '文件没有取到，请刷新后再试', en: 'The file did not come: reload and try again' })),
    )
  const columns: Column<ReportRun>[] = [
    { id: 'name', title: { zh: '报表', en: 'Report' }, phone: 'lead', cell: (run) => run.reportName },
    { id: 'due', title: { zh: '应运行', en: 'Due' }, width: '136px', cell: (run) => tableTime(run.dueAt) },
    {
      id: 'owner',
      title: { zh: '谁设的', en: 'By' },
      width: '104px',
      wide: true,
      cell: (run) => (run.mine ? t({ zh: '我', en: 'me' }) : run.owner),
    },
    {
      id: 'said',
      title: { zh: '内容', en: 'Of what' },
      wide: true,
      cell: (run) => saidOf(run),
      hint: (run) => saidOf(run),
    },
    {
      id: 'lines',
      title: { zh: '行数', en: 'Lines' },
      width: '64px',
      align: 'right',
      cell: (run) => (run.lines === null ? '' : count(run.lines)),
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '88px', cell: (run) => t(RUN_STATES[run.state]) },
    {
      id: 'files',
      title: { zh: '文件', en: 'Files' },
      width: '224px',
      cell: (run) => (
        <span className={css.files}>
          {run.files.map(({ format, name }) => (
            <Button key={format} size="small" title={name} onClick={() => void open(run, format)}>
              {format.toUpperCase()}
            </Button>
          ))}
          {run.mine && run.state === 'failed' ? (
            <Button size="small" onClick={() => void again(run)}>
              {t({ zh: '重新运行', en: 'Run again' })}
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  function saidOf(run: ReportRun): string {
    if (run.state === 'failed' && run.fault) return t(run.fault)
    const skipped =
      run.skipped > 0 ? t({ zh: `（此前停机 ${run.skipped} 次未运行）`, en: ` (${run.skipped} left out)` }) : ''
    return `${run.sentence ? t(run.sentence) : ''}${skipped}`
  }
  return (
    <Page
      fill
      title={t({ zh: '定时报表结果', en: 'Scheduled reports' })}
      actions={
        <Input
          allowClear
          aria-label={t({ zh: '按报表名称找', en: 'Find by name' })}
          placeholder={t({ zh: '按报表名称找', en: 'Find by name' })}
          value={text}
          maxLength={60}
          onChange={({ target }) => setText(target.value)}
        />
      }
    >
      <ProblemNotice problem={retry.problem} />
      <Loaded reading={list} lines={10}>
        {({ items }) => (
          <Table
            label={t({ zh: '定时报表结果', en: 'Scheduled reports' })}
            rows={items}
            columns={columns}
            rowKey={(run) => run.id}
            current={address.one('run') ?? null}
            empty={
              <EmptyState>
                {text
                  ? t({ zh: '没有这样的报表。换个词再找', en: 'No such report: try another word' })
                  : t({
                      zh: '还没有定时报表送来。在“自助报表”存好一张，点“定时”',
                      en: 'Nothing has come yet: save a report in the builder and schedule it',
                    })}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  )
}
