import type { CellStyle, PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'
import { figuresOfMember } from './figures-of-member.ts'
import { formatChange, formatParts, formatPoints, formatValue } from './format-value.ts'
import { LABEL_NAMES } from './label-names.ts'
import { sayCorrection } from './leave-out.ts'
import { BASIS_NAMES, sayFunction, sayWithdrawn } from './say-scheme.ts'
import type { SheetInputs, SheetOutcome, StoredMember } from './sheet.ts'
import { sayPeriod, sheetPeriod } from './sheet-period.ts'

export interface PrintedSheet {
  inputs: SheetInputs
  outcome: SheetOutcome
  no: string | null
  version: number
  digest: string
  district: string
  asOf: string
  appealsUntil: string | null
  by: string
  printedAt: string
}

/** A cell of a printed sheet; `number` is what a spreadsheet reckons with. */
export interface SheetCell extends PrintedCell {
  number: string | null
}

const RANK_MM = 11
const NAME_MM = 28
/** What an A4 sheet lying down leaves between its margins. */
const PAGE_MM = 250
const SCORE_MM = 16
const LABEL_MM = 18

const cell = (text: string, style: CellStyle, colSpan = 1, rowSpan = 1, number: string | null = null): SheetCell => ({
  text,
  style,
  colSpan,
  rowSpan,
  number,
})
const moment = (time: string) => time.slice(0, 16).replace('T', ' ')
const asNumber = (text: string) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text.replace('+', '') : null)

/** A sheet on paper: who stands where, with the weights and functions it was reckoned by and what every figure means. */
export function sheetGrid(printed: PrintedSheet): PrintedGrid<SheetCell> {
  const { inputs, outcome, no, version, district, asOf } = printed
  const { scheme, group } = inputs
  const terms = scheme.terms.map((term) => ({
    term,
    indicator: inputs.indicators.find(({ id }) => id === term.indicator),
    id: term.indicator,
    isWithdrawn: inputs.withdrawn.some(({ indicator }) => indicator === term.indicator),
  }))
  const wide = terms.length + 6
  const termMm = (PAGE_MM - 2 * RANK_MM - NAME_MM - 2 * SCORE_MM - LABEL_MM) / terms.length
  const period = sayPeriod(sheetPeriod(inputs.period))
  const draft = no === null ? '（草稿，未公布）' : ''
  const members = new Map(inputs.members.map((member) => [member.scope, member]))
  return {
    orientation: 'landscape',
    columnsMm: [RANK_MM, NAME_MM, RANK_MM, ...terms.map(() => termMm), SCORE_MM, SCORE_MM, LABEL_MM],
    rows: [
      { cells: [cell(`${district}${scheme.zh}考评表（${group.zh}）${draft}`, 'title', wide)] },
      {
        cells: [
          cell(
            `${period}　${no ?? '未编号'}　第 ${version} 版　数据截至 ${moment(asOf)}　按${BASIS_NAMES[scheme.basis].zh}的数计分`,
            'line',
            wide,
          ),
        ],
      },
      {
        cells: [
          ...['名次', '单位', '样本'].map((text) => cell(text, 'heading', 1, 2)),
          ...terms.map(({ indicator, id, isWithdrawn }) =>
            cell(`${indicator?.zh ?? id}${isWithdrawn ? '（停用）' : ''}`, 'heading'),
          ),
          ...['总分', '较上期', '评定'].map((text) => cell(text, 'heading', 1, 2)),
        ],
      },
      {
        cells: terms.map(({ term, indicator, isWithdrawn }) =>
          cell(
            isWithdrawn ? '不计分' : `权重 ${term.weight}　${sayFunction(term, indicator?.direction ?? 'neutral').zh}`,
            'heading',
          ),
        ),
      },
      ...outcome.members.map((line) => {
        const member = members.get(line.scope)!
        const figures = figuresOfMember(inputs, member)
        const isSmall = line.sample < scheme.smallSample
        return {
          cells: [
            cell(
              line.rank === null ? '—' : String(line.rank),
              'number',
              1,
              1,
              line.rank === null ? null : String(line.rank),
            ),
            cell(member.zh, 'label'),
            cell(`${line.sample}${isSmall ? '*' : ''}`, 'number', 1, 1, isSmall ? null : String(line.sample)),
            ...line.terms.map((term, at) => {
              const unit = terms[at]?.indicator?.unit ?? 'points'
              const parts = formatParts(figures.get(term.indicator) ?? { n: null, d: null })
              const value = `${formatValue(term.value, unit)}${parts ? `（${parts}）` : ''}`
              return cell(term.points === null ? value : `${value} ${formatPoints(term.points)}`, 'number')
            }),
            cell(formatPoints(line.score), 'number', 1, 1, asNumber(formatPoints(line.score))),
            cell(formatChange(line.change), 'number', 1, 1, asNumber(formatChange(line.change))),
            cell(
              line.labels.map((label) => LABEL_NAMES[label].zh).join('、') || (isSmall ? '样本不足' : ''),
              'centred',
            ),
          ],
        }
      }),
      ...remarksOf(printed, members).map((text) => ({ cells: [cell(text, 'remark', wide)] })),
    ],
  }
}

/** What stands under every sheet: its rules, definitions, what was withdrawn or corrected, and the digest to check it by. */
function remarksOf(printed: PrintedSheet, members: ReadonlyMap<string, StoredMember>): string[] {
  const { inputs, outcome, version, digest, appealsUntil, by, printedAt, no } = printed
  const { scheme, withdrawn, corrections, indicators, before } = inputs
  const sample = indicators.find(({ id }) => id === scheme.sampleOf)
  return [
    `方案“${scheme.zh}”第 ${scheme.version} 版：总分为各项权重×得分之和${scheme.bonus.length + scheme.deduction.length > 0 ? '，另有加减分' : ''}，${scheme.floor} 到 ${scheme.cap} 分；没有数的一项把权重按比例分给其余各项。名次按未进位的总分排，同分同名次。`,
    '各项依次为：指标值（分子/分母）、得分。',
    `* 样本（${sample?.zh ?? scheme.sampleOf}的分母）不足 ${scheme.smallSample}，只列出不排名。本表 ${members.size} 个单位，${outcome.ranked} 个排名。`,
    ...(before ? [`较上期：与 ${sayPeriod(sheetPeriod(before.period))} 的总分相比。`] : []),
    ...withdrawn.map(({ indicator, why }) => {
      const name = indicators.find(({ id }) => id === indicator)?.zh ?? indicator
      return `“${name}”已停用，不计分：${why}。${sayWithdrawn(scheme).zh}。`
    }),
    ...corrections.map(
      (one) =>
        `${one.appealNo}成立：${sayCorrection(inputs, one)}${one.caseNos.length > 0 ? `，剔除案件 ${one.caseNos.join('、')}` : ''}。${one.why}`,
    ),
    ...indicators
      .filter(({ id }) => scheme.terms.some(({ indicator }) => indicator === id))
      .map(({ zh, definition }) => `口径　${zh}：${definition.zh}。`),
    `${no === null ? '草稿，公布后开始申诉期。' : `申诉期至 ${appealsUntil ? moment(appealsUntil) : '—'}。`}指标口径 ${inputs.bookVersion}，本版校验 SM3 ${digest}（第 ${version} 版）。`,
    `${by} 于 ${moment(printedAt)} 导出。`,
  ]
}
