import type { ReportQuery } from '#modules/reports/contract.ts'
import type { Moment } from './due.ts'
import type { Compared } from './figure.ts'
import type { Cycle } from './say-figure.ts'

/** Kinds of automatic reports (domain §9). */
export const BULLETIN_KINDS = {
  daily: { zh: '日报', en: 'Daily' },
  weekly: { zh: '周报', en: 'Weekly' },
  monthly: { zh: '月报', en: 'Monthly' },
  quarterly: { zh: '季报', en: 'Quarterly' },
  yearly: { zh: '年报', en: 'Annual' },
  sevenFive: { zh: '七有五性', en: 'Seven haves, five qualities' },
  organisation: { zh: '组织部报表', en: 'Organisation department' },
  special: { zh: '专题报告', en: 'Special topic' },
} as const
export type BulletinKind = keyof typeof BULLETIN_KINDS

/** Chapters that a kind must have, by id (domain §9). */
export const REQUIRED_SECTIONS: Readonly<Record<BulletinKind, Readonly<Record<string, string>>>> = {
  daily: {
    volume: '总体情况',
    structure: '来源、类型和类别',
    streets: '街道情况',
    overdue: '超期和督办',
    emergencies: '突发情况',
    signs: '城市体征',
    attention: '需要关注',
  },
  weekly: {
    volume: '总体情况',
    trend: '走势',
    structure: '来源、类型和类别',
    streets: '街道情况',
    hot: '热点和重复诉求',
    units: '单位按期情况',
    overdue: '超期和督办',
    attention: '需要关注',
  },
  monthly: {
    volume: '总体情况',
    structure: '来源和类型',
    hot: '热点分析',
    units: '责任单位',
    rates: '三率',
    ranking: '排名',
    process: '退单、返工、延期和挂账',
    supervision: '督办情况',
    examples: '典型案例',
    suggestions: '工作建议',
  },
  quarterly: { volume: '总体情况', trend: '走势', rates: '三率', budget: '绩效监控', rewards: '无主和奖励' },
  yearly: {
    overview: '年度概况',
    structure: '结构',
    topics: '治理专题',
    indicators: '指标完成',
    selfEvaluation: '自评',
  },
  sevenFive: { summary: '总体情况', items: '分项情况', change: '变化', alarms: '预警', suggestions: '工作建议' },
  organisation: { table: '报表' },
  special: {
    question: '问题',
    scope: '数据范围',
    findings: '发现',
    causes: '原因分析',
    forecast: '预测',
    proposals: '对策建议',
  },
}

/** A query without its days: those of the bulletin take their place. */
export type FigureQuery = Pick<ReportQuery, 'source' | 'time' | 'groups' | 'measures' | 'filters' | 'switches'>

/** One line of a figure that is several queries of one shape. */
export interface FigureItem {
  key: string
  zh: string
  filters: ReportQuery['filters']
}

export interface TemplateFigure {
  query?: FigureQuery
  /** One line an item, each with its filters beside those of the query, which has no groups then. */
  items?: readonly FigureItem[]
  indicators?: readonly string[]
  by?: string
  basis?: 'raw' | 'adjusted'
  compare?: readonly Compared[]
  /** In place of the source's own names of measures. */
  names?: readonly string[]
}

export interface TableColumn {
  measure: number
  zh?: string
  /** The change against a period instead of the value. */
  change?: Compared
}

/** Only where a figure is so large; a block without it always stands. */
export interface When {
  figure: string
  measure?: number
  least: number
}

export type TemplateBlock =
  | { say: string; when?: When; otherwise?: string }
  | {
      table: string
      title: string
      head: string
      columns: readonly TableColumn[]
      rows?: number
      order?: 'most' | 'least' | 'asIs'
      measure?: number
      rank?: boolean
      total?: boolean
    }
  | { chart: string; title: string; form: 'bar' | 'line'; measure?: number; rows?: number }
  | { map: string; title: string; measure?: number }
  | { words: string; hint: string }

export interface TemplateSection {
  id: string
  title: string
  blocks: readonly TemplateBlock[]
}

export interface Template {
  schema: 'bulletin-template/1'
  id: string
  kind: BulletinKind
  cycle: Cycle
  zh: string
  en: string
  /** What stands in red over it. */
  redTitle: string
  /** `〔{year}〕第{no}期` */
  number: string
  /** When the draft is made, and until when it is to be signed. */
  make: Moment
  due: Moment
  to: { main: string; copy: string; posts: readonly string[]; signers: readonly string[] }
  figures: Readonly<Record<string, TemplateFigure>>
  sections: readonly TemplateSection[]
  /** Its tables also as a workbook. */
  workbook?: boolean
  /** How many periods back are made after an outage. */
  catchUp: number
}

export const sayNumber = (pattern: string, year: number, no: number): string =>
  pattern.replaceAll('{year}', String(year)).replaceAll('{no}', String(no))
