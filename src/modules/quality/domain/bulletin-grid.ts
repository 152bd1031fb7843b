import type { CellStyle, PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'
import type { PlanRow, Results } from '../contract.ts'
import { STRATA_NAMES } from './names.ts'

export interface BulletinCell extends PrintedCell {
  number: string | null
}
const WIDTHS = [44, 18, 18, 18, 34, 20, 18] as const
const WIDE = WIDTHS.length

const cell = (text: string, style: CellStyle, colSpan = 1, number: string | null = null): BulletinCell => ({
  ...{ text, style, colSpan, rowSpan: 1, number },
})
export const percentText = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(2)}%`)
const fixed = (value: number | null, decimals: number) => (value === null ? '—' : value.toFixed(decimals))
const range = (low: number | null, high: number | null) =>
  low === null || high === null ? '—' : `${(low * 100).toFixed(1)}%–${(high * 100).toFixed(1)}%`

export interface Bulletin {
  district: string
  plan: PlanRow
  results: Results
  findings: readonly { id: string; zh: string }[]
  printedAt: string
}

/** The bulletin of a spot check on paper: how it was drawn, the estimate, units, findings, agreement, change, remarks. */
export function bulletinGrid({ district, plan, results, findings, printedAt }: Bulletin): PrintedGrid<BulletinCell> {
  const line = (text: string) => ({ cells: [cell(text, 'line', WIDE)] })
  const lead = (text: string) => ({ cells: [cell(text, 'heading', WIDE)] })
  const group = (row: Results['units'][number]) => ({
    cells: [
      cell(row.name, 'label'),
      cell(`${row.population}`, 'number', 1, `${row.population}`),
      cell(`${row.scored}`, 'number', 1, `${row.scored}`),
      cell(percentText(row.share), 'number'),
      cell(range(row.low, row.high), 'number'),
      cell(fixed(row.meanScore, 2), 'number', 1, row.meanScore === null ? null : row.meanScore.toFixed(2)),
      cell(row.rank === null ? '不排名' : `${row.rank}`, 'number'),
    ],
  })
  const heads = (first: string) => ({
    cells: [first, '总体（件）', '已评（件）', '合格率', '95%区间', '平均分', '名次'].map((text) =>
      cell(text.replace('95', `${plan.confidencePercent}`), 'heading'),
    ),
  })
  const byStrata =
    plan.strata === 'unit'
      ? []
      : [lead(`分${STRATA_NAMES[plan.strata].zh}`), heads(STRATA_NAMES[plan.strata].zh), ...results.strata.map(group)]
  return {
    orientation: 'portrait',
    columnsMm: WIDTHS,
    rows: [
      { cells: [cell(`${district}案件质量抽查通报`, 'title', WIDE)] },
      { cells: [cell(`${plan.no}　${plan.title}`, 'line', WIDE)] },
      line(drawSentence(plan)),
      line(estimateSentence(plan, results)),
      lead('各责任单位'),
      heads('责任单位'),
      ...results.units.map(group),
      ...byStrata,
      lead('发现的问题和各项得分'),
      {
        cells: [
          cell('问题', 'heading'),
          cell('件数', 'heading', 2),
          cell('评分项', 'heading', 2),
          cell('得分率', 'heading'),
          cell('评定件数', 'heading'),
        ],
      },
      ...pairsOf(results, findings),
      line('复评和变化：'),
      line(agreementSentence(results)),
      line(changeSentence(results)),
      ...results.remarks.map(({ zh }) => ({ cells: [cell(`说明：${zh}`, 'remark', WIDE)] })),
      {
        cells: [
          cell(
            `数据截至 ${timeText(results.asOf)}，打印于 ${timeText(printedAt)}。${results.frozen ? '' : '尚未通报，仅供内部核对。'}`,
            'remark',
            WIDE,
          ),
        ],
      },
    ],
  }
}

const timeText = (at: string) => at.slice(0, 16).replace('T', ' ')

function pairsOf(results: Results, findings: Bulletin['findings']) {
  const counts = findings.map(({ id, zh }) => ({
    zh,
    count: results.units.reduce((sum, row) => sum + (row.findings[id] ?? 0), 0),
  }))
  const rows = Math.max(counts.length, results.items.length)
  return Array.from({ length: rows }, (_row, at) => {
    const [found, item] = [counts[at], results.items[at]]
    return {
      cells: [
        cell(found?.zh ?? '', 'label'),
        cell(found ? `${found.count}` : '', 'number', 2, found ? `${found.count}` : null),
        cell(item?.zh ?? '', 'label', 2),
        cell(item ? percentText(item.share) : '', 'number'),
        cell(item ? `${item.n}` : '', 'number', 1, item ? `${item.n}` : null),
      ],
    }
  })
}

export function drawSentence(plan: PlanRow): string {
  return `抽查 ${plan.from} 至 ${plan.to} 首次结案的 ${plan.population} 件案件（必查 ${plan.certain} 件，除外 ${plan.excluded} 件），按${STRATA_NAMES[plan.strata].zh}分层，允许误差 ${plan.errorPercent} 个百分点、置信度 ${plan.confidencePercent}%，种子“${plan.seed}”，按 SHA-256（种子:案件标识）次序抽取，名单校验 ${plan.listHash?.slice(0, 16) ?? '—'}。`
}

export function estimateSentence(plan: PlanRow, { estimate, scored, meanScore, certain }: Results): string {
  const told = estimate
    ? `全区合格率${estimate.by === 'census' ? '（全部已评）' : '估计'} ${percentText(estimate.share)}，${estimate.by === 'census' ? '' : `${plan.confidencePercent}% 区间 ${range(estimate.low, estimate.high)}，`}评定 ${scored} 件，按层加权平均 ${fixed(meanScore, 2)} 分。`
    : '还不能估计全区合格率。'
  return certain.scored > 0 ? `${told}必查案件 ${certain.scored} 件，合格 ${certain.passed} 件。` : told
}

export function agreementSentence({ agreement: it }: Results): string {
  if (it.n === 0) return '没有复评案件。'
  const kappa = (value: number | null) => (value === null ? '无定义' : value.toFixed(3))
  return `背靠背复评 ${it.n} 件，判断相同 ${percentText(it.sameShare)}，分数平均相差 ${fixed(it.meanDifference, 2)} 分，合格判断 Kappa ${kappa(it.verdictKappa)}，分档加权 Kappa ${kappa(it.bandKappa)}，交第三人裁定 ${it.third} 件。`
}

export function changeSentence({ previous: it, meanHours, medianHours }: Results): string {
  const hours = `结案用时平均 ${fixed(meanHours, 1)} 小时、中位 ${fixed(medianHours, 1)} 小时`
  if (!it) return `没有可比的上期。${hours}。`
  const points = (value: number) => `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`
  return `与 ${it.no}（${percentText(it.share)}）相比 ${points(it.change)} 个百分点，区间 ${points(it.low)} 至 ${points(it.high)}；${hours}，上期平均 ${fixed(it.meanHours, 1)} 小时、中位 ${fixed(it.medianHours, 1)} 小时。`
}
