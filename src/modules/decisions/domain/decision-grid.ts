import type { CellStyle, PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'
import type { Decisions, Line } from '../contract.ts'
import { BUCKETS } from './handling-time.ts'
import { changeOf, type Sums } from './question.ts'

/** A cell of a printed page; `number` is what a spreadsheet reckons with. */
export interface DecisionCell extends PrintedCell {
  number: string | null
}
export interface DecisionSheet {
  name: string
  grid: PrintedGrid<DecisionCell>
}

const HEADS = ['受理', '环比期', '环比', '同比期', '同比', '已办结', '按期率', '退单率', '重办率', '平均用时（小时）']
const FIRST_MM = 46
const NUMBER_MM = 20

const cell = (text: string, style: CellStyle, colSpan = 1, number: string | null = null): DecisionCell => ({
  text,
  style,
  colSpan,
  rowSpan: 1,
  number,
})
const figure = (n: number) => cell(grouped(n), 'number', 1, String(n))
/** `12,345` */
const grouped = (n: number) => String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',')
const share = (part: number, whole: number) => cell(shareText(part, whole), 'number')

/** `92.1% / 380`: a rate says of how many it is. */
export const shareText = (part: number, whole: number) =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}% / ${whole}`

export function changeText(now: number, before: number): string {
  const change = changeOf(now, before)
  return change === null ? '—' : `${change > 0 ? '+' : ''}${change.toFixed(1)}%`
}

export const meanHours = ({ closeSeconds, closed }: Sums) => (closed === 0 ? null : closeSeconds / closed / 3600)

const numbers = (sums: Sums, before: number, year: number): DecisionCell[] => {
  const hours = meanHours(sums)
  return [
    figure(sums.received),
    figure(before),
    cell(changeText(sums.received, before), 'number'),
    figure(year),
    cell(changeText(sums.received, year), 'number'),
    figure(sums.closed),
    share(sums.inTime, sums.inTime + sums.late),
    share(sums.returned, sums.received),
    share(sums.redone, sums.received),
    cell(hours === null ? '—' : hours.toFixed(1), 'number', 1, hours === null ? null : hours.toFixed(4)),
  ]
}

/** The four questions, a table each, with the sentence above and definitions below. */
export function decisionSheets(page: Decisions, by: string, printedAt: string): DecisionSheet[] {
  const tables: [string, string, readonly Line[]][] = [
    ['什么', page.what.level === 'class' ? '大类' : '小类', page.what.lines],
    ['哪里', { street: '街道', community: '社区', grid: '网格' }[page.where.level], page.where.lines],
    ['谁', '主办单位', page.units],
    ['来源', '来源渠道', page.channels],
  ]
  const sheets = tables.map(([name, head, lines]) => ({
    name,
    grid: gridOf(
      page,
      by,
      printedAt,
      `${name}：按${head}`,
      [head, ...HEADS],
      [
        ...lines.map((line) => [cell(line.zh, 'label'), ...numbers(line, line.before, line.year)]),
        [cell('合计', 'label'), ...numbers(page.total, totalOf(page, 'before'), totalOf(page, 'year'))],
      ],
    ),
  }))
  const ended = page.fast.buckets.reduce((sum, n) => sum + n, 0)
  const fast = gridOf(
    page,
    by,
    printedAt,
    '多快：从上报到结案',
    ['用时', '件数', '占已办结', '环比期件数'],
    [
      ...BUCKETS.map(({ zh }, at) => [
        cell(zh, 'label'),
        figure(page.fast.buckets[at] ?? 0),
        share(page.fast.buckets[at] ?? 0, ended),
        figure(page.fast.beforeBuckets[at] ?? 0),
      ]),
    ],
  )
  return [...sheets, { name: '多快', grid: fast }]
}

const totalOf = (page: Decisions, comparison: 'before' | 'year') =>
  page.compared.find((one) => one.comparison === comparison)?.total.received ?? 0

function gridOf(
  page: Decisions,
  by: string,
  printedAt: string,
  title: string,
  heads: readonly string[],
  lines: readonly (readonly DecisionCell[])[],
): PrintedGrid<DecisionCell> {
  const wide = heads.length
  const at = (time: string) => time.slice(0, 19).replace('T', ' ')
  const compared = page.compared
    .map(({ comparison, period }) => `${comparison === 'year' ? '同比期' : '环比期'} ${period.from} 至 ${period.to}`)
    .join('；')
  return {
    orientation: wide > 6 ? 'landscape' : 'portrait',
    columnsMm: heads.map((_, column) => (column === 0 ? FIRST_MM : NUMBER_MM)),
    rows: [
      { cells: [cell(`决策分析 ${title}`, 'title', wide)] },
      { cells: [cell(page.sentence.zh, 'line', wide)] },
      { cells: heads.map((head) => cell(head, 'heading')) },
      ...lines.map((cells) => ({ cells })),
      ...[
        ...page.definitions.map(({ zh }) => `口径：${zh}。`),
        `${compared}。共 ${page.total.received} 件。数据截至 ${at(page.asOf)}。`,
        `${by} 于 ${at(printedAt)} 导出。`,
      ].map((text) => ({ cells: [cell(text, 'remark', wide)] })),
    ],
  }
}
