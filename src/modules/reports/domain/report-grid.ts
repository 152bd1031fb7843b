import type { CellStyle, PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'
import type { ReportResult } from '../contract.ts'
import { formatChange, formatFigure } from './format-figure.ts'
import { COMPARISONS } from './report-query.ts'

/** A cell of a printed report; `number` is what a spreadsheet reckons with. */
export interface ReportCell extends PrintedCell {
  number: string | null
}

const GROUP_MM = 38
const NUMBER_MM = 24
const PORTRAIT_MM = 170
const SPREADSHEET_DECIMALS = 6

const cell = (text: string, style: CellStyle, colSpan = 1, number: string | null = null): ReportCell => ({
  text,
  style,
  colSpan,
  rowSpan: 1,
  number,
})

const HIDDEN = '隐去'

export interface PrintedReport {
  title: string
  result: ReportResult
  by: string
  printedAt: string
}

/** The lines under every exported report: how it was reckoned, of how much, and as of when. */
export function remarksOf({ result, by, printedAt }: PrintedReport): string[] {
  const at = (time: string) => time.slice(0, 19).replace('T', ' ')
  return [
    ...result.definitions.map(({ zh }) => `口径：${zh}`),
    `统计 ${formatFigure(result.counted, 0)} 条，表中 ${result.rows.length} 行${result.found > result.rows.length ? `（共 ${result.found} 行）` : ''}。数据截至 ${at(result.asOf)}。`,
    ...(result.hidden > 0 ? [`涉及不足 5 人的 ${result.hidden} 行（含防推算的邻行）隐去数字，合计仍含它们。`] : []),
    `${by} 于 ${at(printedAt)} 导出。`,
  ]
}

/** Heads of the columns: groups, then each measure with what it is compared with. */
export function headsOf({ groups, measures, compared }: ReportResult): string[] {
  return [
    ...groups.map(({ zh }) => zh),
    ...measures.flatMap(({ zh, unit }) => [
      `${zh}${unit.zh ? `（${unit.zh}）` : ''}`,
      ...(unit.zh === '%' ? ['基数'] : []),
      ...compared.flatMap(({ comparison }) => [`${COMPARISONS[comparison].zh}期`, COMPARISONS[comparison].zh]),
    ]),
  ]
}

type Line = ReportResult['rows'][number]['cells']

export interface Figure {
  text: string
  number: string | null
}

/** All figures of a line, in the order of the heads. */
export function figuresOf(line: Line, { measures }: ReportResult): Figure[] {
  return line.flatMap(({ value, d, hidden, compared }, at) => {
    const { decimals, unit } = measures[at]!
    const isRate = unit.zh === '%'
    const figure = (one: number | null, isHidden: boolean, shown = decimals): Figure =>
      isHidden
        ? { text: HIDDEN, number: null }
        : {
            text: formatFigure(one, shown),
            number: one === null ? null : String(Number(one.toFixed(SPREADSHEET_DECIMALS))),
          }
    return [
      figure(value, hidden),
      // A rate says of how many it is.
      ...(isRate ? [figure(d, hidden, 0)] : []),
      ...compared.flatMap((other): Figure[] => [
        figure(other.value, other.hidden),
        { text: formatChange(other.change, isRate, 'zh'), number: null },
      ]),
    ]
  })
}

/** A report on paper: its sentence above, its definitions below. */
export function reportGrid(printed: PrintedReport): PrintedGrid<ReportCell> {
  const { result, title } = printed
  const heads = headsOf(result)
  const groups = result.groups.length
  const columnsMm = heads.map((_head, at) => (at < groups ? GROUP_MM : NUMBER_MM))
  const wide = heads.length
  const numbers = (line: Line) => figuresOf(line, result).map(({ text, number }) => cell(text, 'number', 1, number))
  const widthMm = columnsMm.reduce((sum, mm) => sum + mm, 0)
  return {
    orientation: widthMm > PORTRAIT_MM ? 'landscape' : 'portrait',
    // One lonely number would make a page as narrow as itself.
    columnsMm: widthMm < PORTRAIT_MM ? columnsMm.map((mm) => (mm * PORTRAIT_MM) / widthMm) : columnsMm,
    rows: [
      { cells: [cell(title, 'title', wide)] },
      { cells: [cell(result.sentence.zh, 'line', wide)] },
      { cells: heads.map((head) => cell(head, 'heading')) },
      ...result.rows.map(({ labels, cells }) => ({
        cells: [...labels.map(({ zh }) => cell(zh, 'label')), ...numbers(cells)],
      })),
      { cells: [...(groups > 0 ? [cell('合计', 'label', groups)] : []), ...numbers(result.total)] },
      ...remarksOf(printed).map((text) => ({ cells: [cell(text, 'remark', wide)] })),
    ],
  }
}
