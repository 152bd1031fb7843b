import type { CellStyle, PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'

export interface AssessedAlert {
  no: string
  level: string
  rule: string
  title: string
  explanation: string
  advice: string
  state: string
  begunAt: string
  ongoing: boolean
  cases: readonly { caseNo: string; title: string; reportedAt: string }[]
  /** Cases beyond those that are printed, or that the reader may not see. */
  moreCases: number
  tasks: readonly string[]
}

export interface Tally {
  name: string
  alerts: number
  cases: number
}

export interface Assessment {
  district: string
  from: string
  to: string
  alerts: readonly AssessedAlert[]
  /** Alerts beyond those that are printed in full. */
  moreAlerts: number
  byRule: readonly Tally[]
  byPlace: readonly Tally[]
  byClass: readonly Tally[]
  total: { alerts: number; ongoing: number; cases: number; tasks: number }
  asOf: string
  byName: string
}

const COLUMNS_MM = [34, 82, 20, 20]
const WIDE = COLUMNS_MM.length

const cell = (text: string, style: CellStyle, colSpan = 1): PrintedCell => ({ text, style, colSpan, rowSpan: 1 })
const line = (text: string, style: CellStyle) => ({ cells: [cell(text, style, WIDE)] })
const moment = (at: string) => at.slice(0, 16).replace('T', ' ')

/** The risk assessment on paper: what rises and repeats by rule, place and class, then each alert with what it rests on. */
export function assessmentGrid(it: Assessment): PrintedGrid {
  const { total } = it
  return {
    orientation: 'portrait',
    columnsMm: COLUMNS_MM,
    rows: [
      line(`${it.district}综合研判与风险预警报告`, 'title'),
      line(`研判期：${it.from} 至 ${it.to}　草稿，经签发后生效`, 'lead'),
      line(
        total.alerts === 0
          ? '一、总体情况：研判期内没有触发治理告警。'
          : `一、总体情况：研判期内治理告警 ${total.alerts} 条，其中仍在持续 ${total.ongoing} 条，涉及案件 ${total.cases} 件，已转未诉先办任务 ${total.tasks} 项。`,
        'line',
      ),
      ...tallies('二、按规则', '规则', it.byRule),
      ...tallies('三、按位置', '位置', it.byPlace),
      ...tallies('四、按类别', '类别', it.byClass),
      line('五、逐条研判', 'line'),
      ...it.alerts.flatMap(alertRows),
      ...(it.moreAlerts > 0 ? [line(`另有 ${it.moreAlerts} 条未逐条列出，见治理告警列表。`, 'remark')] : []),
      line(
        '口径：告警由规则对案件记录自动算出，规则及版本见各条；同一情况持续期间只计一条；案件按告警时所引用的计，一件可为多条告警引用，总数不重复计。',
        'remark',
      ),
      line(`数据截至 ${moment(it.asOf)}。${it.byName} 生成。`, 'remark'),
    ],
  }
}

function tallies(title: string, head: string, rows: readonly Tally[]) {
  if (rows.length === 0) return []
  return [
    line(title, 'line'),
    { cells: [cell(head, 'heading', 2), cell('告警（条）', 'heading'), cell('案件（件）', 'heading')] },
    ...rows.map(({ name, alerts, cases }) => ({
      cells: [cell(name, 'label', 2), cell(String(alerts), 'number'), cell(String(cases), 'number')],
    })),
  ]
}

function alertRows(alert: AssessedAlert) {
  const cases = alert.cases.map(
    ({ caseNo, title, reportedAt }) => `${caseNo}　${moment(reportedAt).slice(5)}　${title}`,
  )
  if (alert.moreCases > 0) cases.push(`另有 ${alert.moreCases} 件`)
  const facts: [string, string][] = [
    [alert.no, `【${alert.level}】${alert.title}`],
    ['规则', alert.rule],
    ['依据', alert.explanation],
    ['触发', `${moment(alert.begunAt)}，${alert.ongoing ? '仍在持续' : '已结束'}；${alert.state}`],
    ['建议', alert.advice || '—'],
    ['任务', alert.tasks.join('\n') || '尚无'],
    ['引用案件', cases.join('\n') || '不在您可见的范围'],
  ]
  return facts.map(([name, text], at) => ({
    cells: [cell(name, at === 0 ? 'heading' : 'label'), cell(text, at === 0 ? 'heading' : 'text', WIDE - 1)],
  }))
}
