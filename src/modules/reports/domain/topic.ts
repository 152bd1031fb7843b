import type { FieldFault } from '#core/fault.ts'

export const BLOCK_KINDS = {
  figure: { zh: '数字', en: 'figure' },
  chart: { zh: '图表', en: 'chart' },
  table: { zh: '表格', en: 'table' },
  map: { zh: '地图', en: 'map' },
  text: { zh: '文字', en: 'text' },
} as const
export type BlockKind = keyof typeof BLOCK_KINDS

export const CHART_KINDS = {
  bar: { zh: '条形', en: 'bars' },
  line: { zh: '折线', en: 'line' },
  stack: { zh: '堆叠', en: 'stacked' },
} as const
export type ChartKind = keyof typeof CHART_KINDS

/** One box of a topic page. All but words show a saved report. */
export interface TopicBlock {
  id: string
  kind: BlockKind
  title: string
  /** Of the four columns of the page. */
  width: number
  query?: string
  /** Which measure a figure, chart or map shows; the first without it. */
  measure?: number
  chart?: ChartKind
  text?: string
}

export const MOST_BLOCKS = 24

/** What a block needs to know of the report it names. */
export interface BlockReport {
  shared: boolean
  groups: number
  measures: number
  /** Its first group is an area of the map. */
  onMap: boolean
}

/** What is wrong with the blocks of a page, in the reader's words. Who reads it has no reports but the shared ones. */
export function checkBlocks(
  blocks: readonly TopicBlock[],
  published: boolean,
  reportOf: (id: string) => BlockReport | null,
): FieldFault[] {
  const faults: FieldFault[] = []
  blocks.forEach((block, at) => {
    const add = (zh: string, en: string) =>
      faults.push({ field: `blocks[${at}]`, zh: `第 ${at + 1} 块：${zh}`, en: `block ${at + 1}: ${en}` })
    if (blocks.findIndex(({ id }) => id === block.id) !== at) add('重复了，请删去一块', 'there twice: take one away')
    if (block.kind === 'text') {
      if (!block.text?.trim()) add('请填文字', 'write the words')
      return
    }
    const report = block.query === undefined ? null : reportOf(block.query)
    if (report === null) {
      add('请选一张已存报表', 'choose a saved report')
      return
    }
    if (published && !report.shared) add('报表未共享，看专题的人打不开。请先共享它', 'share the report first')
    if ((block.measure ?? 0) >= report.measures) add('报表没有这个指标，请重选', 'the report has no such measure')
    if (block.kind === 'map' && !report.onMap)
      add('上地图的报表须先按街道、社区或网格分组', 'a map needs a report by area')
    if (block.kind === 'chart' && report.groups === 0) add('画图的报表至少要有一个分组', 'a chart needs a group')
  })
  return faults
}
