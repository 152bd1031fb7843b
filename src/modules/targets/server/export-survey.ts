import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import type { Cell } from '#platform/tables/table.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportSurvey } from '../contract.ts'
import { formulaText } from '../domain/survey/formula-text.ts'
import { CHOICE_NAMES } from '../domain/survey/survey.ts'
import { surveyFaults } from './survey-faults.ts'
import { getSurveyInReach, resultFor, surveyRow } from './survey-row.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { unitName } from './unit-name.ts'

const COLUMNS = [
  { key: 'part', title: '项目', width: 40 },
  { key: 'item', title: '内容', width: 40 },
  { key: 'count', title: '份数', width: 10 },
  { key: 'percent', title: '比例（%）', width: 12 },
]

/** The result as the page shows it, what would tell the answers of few left out, with formula, sample and time. */
export const exportSurveyHandler = handle(exportSurvey, async ({ id, format = 'xlsx' }, call): Promise<FileAnswer> => {
  const stored = await getSurveyInReach(call, id)
  if (stored.state !== 'closed') throw surveyFaults.notClosed()
  const row = surveyRow(stored, call.nowMs)
  const result = await resultFor(call, stored)
  const { confidencePercent, leastSample } = call.runtime.use(surveyRulesBook).rules()
  const { figure } = result
  const line = (
    part: string,
    item: string,
    count: number | null = null,
    percent: string | null = null,
  ): Record<string, Cell> => ({
    part,
    item,
    count,
    percent,
  })
  const rows: Record<string, Cell>[] = [
    line('调查', stored.title),
    line('组织单位', unitName(call, stored.unit)),
    line('结束时间', row.closedAt?.slice(0, 16).replace('T', ' ') ?? ''),
    line('算法', formulaText(stored.formula).zh),
    line('满意度', figure === null ? '作答太少，不给数' : '', figure?.n ?? null, figure?.shown ?? null),
    ...(figure ? [line(`${confidencePercent}% 置信区间（Wilson）`, `${figure.low}% 至 ${figure.high}%`)] : []),
    line('作答/发出', `${result.n}/${result.asked}`, result.n, result.responseRate),
    ...(result.usable ? [] : [line('提示', `作答少于 ${leastSample} 份，不能作为实测值`)]),
    ...result.questions.flatMap((question, at) => [
      ...(question.choices ?? []).map(({ choice, count, percent }) =>
        line(`${at + 1}. ${question.text}`, CHOICE_NAMES[choice]?.zh ?? choice, count, percent),
      ),
      ...(question.texts ?? []).map((text) => line(`${at + 1}. ${question.text}`, text)),
    ]),
    ...result.batches.map(({ batch, n, value }) => line('发放点', batch ?? '其余各点合计', n, value)),
  ]
  return {
    name: `满意度调查-${stored.title}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rows, { format, columns: COLUMNS, sheetName: '满意度' }),
  }
})
