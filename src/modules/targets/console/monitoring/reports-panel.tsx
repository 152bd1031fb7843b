import { Button } from 'antd'
import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { asProblem, fileUrl, newKey, type Problem, saveFile, useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { listReports, printReport, produceReport, type ReportRow } from '../../contract.ts'
import { QUARTER_NAMES } from '../../domain/monitoring.ts'
import css from '../targets.module.css'

/** The quarterly reports of the year as they went out, and the next one. */
export function ReportsPanel({
  unit,
  year,
  quarter,
  missing,
  onClose,
}: {
  unit: string | null
  year: number
  quarter: number
  /** Targets of the unit that nobody has looked at in this quarter. */
  missing: number
  onClose(): void
}) {
  const { t } = useWords()
  const maySet = useMay('targets:set')
  const reading = useOperation(listReports, { year })
  return (
    <SidePanel title={t({ zh: `${year} 年季度报告`, en: `Quarterly reports of ${year}` })} onClose={onClose}>
      <Loaded reading={reading} lines={4}>
        {({ items }) => {
          const again = items.some((one) => one.unit === unit && one.quarter === quarter)
          return (
            <>
              <Inset>
                {items.length === 0 ? (
                  <EmptyState>{t({ zh: '今年还没有季度报告', en: 'No report of this year yet' })}</EmptyState>
                ) : (
                  <Lines>
                    {items.map((one) => (
                      <Report key={one.id} report={one} />
                    ))}
                  </Lines>
                )}
              </Inset>
              {maySet && unit !== null ? (
                missing > 0 ? (
                  <p className={css.notice}>
                    {t({
                      zh: `还有 ${missing} 项指标没有填写，填全后可生成${QUARTER_NAMES[quarter - 1]?.zh ?? ''}报告`,
                      en: `${missing} targets to fill in before the report of this quarter`,
                    })}
                  </p>
                ) : (
                  <Produce
                    key={String(again)}
                    unit={unit}
                    year={year}
                    quarter={quarter}
                    again={again}
                    onClose={onClose}
                  />
                )
              ) : null}
            </>
          )
        }}
      </Loaded>
    </SidePanel>
  )
}

function Report({ report }: { report: ReportRow }) {
  const { t } = useWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  const { id } = report
  return (
    <li>
      <span>
        <b>{report.no}</b> {t(QUARTER_NAMES[report.quarter - 1] ?? { zh: '', en: '' })}{' '}
        {report.edition > 1 ? t({ zh: `第 ${report.edition} 版`, en: `edition ${report.edition}` }) : null}
      </span>
      <span>{report.summary}</span>
      {report.reason ? <span>{t({ zh: `另出理由：${report.reason}`, en: `Why again: ${report.reason}` })}</span> : null}
      <span className="meta">
        {t({ zh: `数据截至 ${report.asOf}　`, en: `Figures to ${report.asOf} · ` })}
        {report.producedByName} {tableTime(report.producedAt)}
      </span>
      <span className="row">
        <Button size="small" href={fileUrl(printReport, { id })} target="_blank" rel="noreferrer">
          {t({ zh: '打开打印', en: 'Open to print' })}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setProblem(null)
            saveFile(printReport, { id, format: 'docx' }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
          }}
        >
          {t({ zh: '下载 DOCX', en: 'Save DOCX' })}
        </Button>
      </span>
      <ProblemNotice problem={problem} />
    </li>
  )
}

function Produce({
  unit,
  year,
  quarter,
  again,
  onClose,
}: {
  unit: string
  year: number
  quarter: number
  again: boolean
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const produce = useCommand(produceReport)
  const [id] = useState(newKey)
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'summary',
      title: { zh: `${QUARTER_NAMES[quarter - 1]?.zh ?? ''}总体情况`, en: 'In short' },
      required: true,
      lines: 4,
      maxLength: 2000,
    },
  ]
  if (again)
    fields.push({
      kind: 'text',
      name: 'reason',
      title: { zh: '另出一版的理由', en: 'Why another edition' },
      required: true,
      maxLength: 500,
    })
  const submit = async (values: Values) => {
    const saved = await produce.run({ ...values, id, unit, year, quarter } as Input<typeof produceReport>)
    if (!saved) return false
    say(t({ zh: `已生成 ${saved.no}`, en: `Produced ${saved.no}` }))
    return true
  }
  return (
    <Form
      fields={fields}
      verb={t({ zh: '生成季度报告', en: 'Produce the report' })}
      onSubmit={submit}
      onCancel={onClose}
      busy={produce.busy}
      problem={produce.problem}
      draftKey={`quarter-report.${unit}.${year}.${quarter}`}
      foretell={() =>
        t({ zh: '生成后编号归档，数据不再改变', en: 'It gets its number and is kept; its figures never change' })
      }
    />
  )
}
