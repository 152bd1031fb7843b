import { Button } from 'antd'
import { useState } from 'react'
import { fileUrl, useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, EmptyState, Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { type AppealRow, getAppealFile, listAppeals, type Sheet, withdrawAppeal } from '../contract.ts'
import { APPEAL_STATE_NAMES } from '../words.ts'
import { DecideForm } from './decide-form.tsx'
import css from './evaluation.module.css'

const SHOWN = 200

/** Appeals against this sheet: a unit sees its own, the reviewer all of them and decides. */
export function AppealsTab({ sheet }: { sheet: Sheet }) {
  const { t } = useWords()
  const reading = useOperation(listAppeals, { sheetId: sheet.id, limit: SHOWN })
  return (
    <Inset>
      <Loaded reading={reading} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>
              {sheet.mayAppeal
                ? t({
                    zh: '还没有申诉。有异议的，在“排名”里打开本单位，逐项提出',
                    en: 'No appeal yet. Open your unit in the ranking to appeal',
                  })
                : t({ zh: '没有申诉', en: 'There are no appeals' })}
            </EmptyState>
          ) : (
            items.map((row) => <Appeal key={row.id} row={row} sheet={sheet} />)
          )
        }
      </Loaded>
    </Inset>
  )
}

function Appeal({ row, sheet }: { row: AppealRow; sheet: Sheet }) {
  const { t, language } = useWords()
  const [deciding, setDeciding] = useState(false)
  const withdraw = useCommand(withdrawAppeal)
  const facts: [string, React.ReactNode][] = [
    [t({ zh: '理由', en: 'Reason' }), row.reason],
    [
      t({ zh: '提出', en: 'Submitted' }),
      `${row.byName} ${tableTime(row.submittedAt)}${t({ zh: `，对第 ${row.version} 版`, en: `, against version ${row.version}` })}`,
    ],
    [
      t({ zh: '审核期限', en: 'Decide by' }),
      <span key="due" className={row.overdue ? 'over' : undefined}>
        {tableTime(row.due)}
        {row.overdue ? t({ zh: '，已超期', en: ', overdue' }) : ''}
      </span>,
    ],
  ]
  if (row.cases.length + row.hiddenCases > 0)
    facts.push([
      t({ zh: '案件', en: 'Cases' }),
      <span key="cases">
        {row.cases.map((one) => (
          <span key={one.id}>
            <To href={`/c/cases/${one.id}`}>
              {one.caseNo} {one.title}
            </To>
            <br />
          </span>
        ))}
        {row.hiddenCases > 0
          ? t({ zh: `另有 ${row.hiddenCases} 件不在您的管辖范围`, en: `${row.hiddenCases} more outside your area` })
          : ''}
      </span>,
    ])
  if (row.files.length > 0)
    facts.push([
      t({ zh: '材料', en: 'Evidence' }),
      <span key="files">
        {row.files.map((file) => (
          <a
            key={file.id}
            href={fileUrl(getAppealFile, { id: row.id, fileId: file.id })}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}{' '}
          </a>
        ))}
      </span>,
    ])
  if (row.decision)
    facts.push(
      [
        t({ zh: '审核', en: 'Decided' }),
        `${row.decidedByName ?? ''} ${row.decidedAt ? tableTime(row.decidedAt) : ''}：${row.decision}`,
      ],
      ...(row.changed.length > 0
        ? ([
            [
              t({ zh: '更正', en: 'Changed' }),
              `${row.changed.join('；')}（${t({ zh: `第 ${row.resultVersion} 版`, en: `version ${row.resultVersion}` })}）`,
            ],
          ] as [string, React.ReactNode][])
        : []),
    )
  return (
    <Card
      title={`${row.no} ${language === 'zh' ? `${row.scopeZh} · ${row.indicatorZh}` : `${row.scopeEn} · ${row.indicatorEn}`}`}
      extra={<span className={css.mark}>{t(APPEAL_STATE_NAMES[row.state])}</span>}
    >
      <Facts facts={facts} />
      <ProblemNotice problem={withdraw.problem} />
      <div className="row">
        {row.mayDecide && !deciding ? (
          <Button type="primary" onClick={() => setDeciding(true)}>
            {t({ zh: `审核 ${row.no}`, en: `Decide ${row.no}` })}
          </Button>
        ) : null}
        {row.mayWithdraw ? (
          <Button loading={withdraw.busy} onClick={() => void withdraw.run({ id: row.id })}>
            {t({ zh: '撤回申诉', en: 'Withdraw' })}
          </Button>
        ) : null}
      </div>
      {deciding ? <DecideForm row={row} sheet={sheet} onClose={() => setDeciding(false)} /> : null}
    </Card>
  )
}
