import { ACTIVITY_NAMES, type ActivityKind } from './activity.ts'

/** A record as it is printed. */
export interface PrintedActivity {
  kind: ActivityKind
  no: string
  title: string
  heldAt: string
  place: string
  participants: readonly { unit: string; persons: string }[]
  findings: string
  decisions: string
  cases: readonly { caseNo: string; title: string }[]
  tasks: readonly {
    unit: string
    task: string
    due: string | null
    answer: string | null
    answeredAt: string | null
    answeredByName: string | null
  }[]
  byName: string
  state: string
  closeReason: string | null
  district: string
  printedAt: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => `<p>${safe(line)}</p>`)
    .join('')
const day = (at: string) => at.slice(0, 16).replace('T', ' ')

const STYLE = `@page{size:A4;margin:25mm 22mm}body{font:16px/1.75 "FangSong","STFangsong","Noto Serif CJK SC",serif;color:#000;max-width:720px;margin:0 auto;padding:24px}
h1{font-size:24px;text-align:center;margin:0 0 4px}h2{font-size:17px;margin:20px 0 4px}p{margin:2px 0}
.no{text-align:center}table{border-collapse:collapse;width:100%;margin-top:6px}th,td{border:1px solid #000;padding:4px 8px;text-align:left;vertical-align:top}
th{font-weight:600;white-space:nowrap}.foot{margin-top:28px;font-size:13px}`

/** One page of HTML that needs nothing from elsewhere: opened in a browser, it prints as it stands. */
export function activityDocument(it: PrintedActivity): string {
  const name = ACTIVITY_NAMES[it.kind].zh
  const persons = it.participants.map(({ unit, persons }) => [unit, persons].filter(Boolean).join('：')).join('；')
  const facts: [string, string][] = [
    ['名称', it.title],
    ['时间', day(it.heldAt)],
    ['地点', it.place],
    ['参加', persons || '—'],
  ]
  const tasks = it.tasks.map(
    (task, at) =>
      `<tr><td>${at + 1}</td><td>${safe(task.unit)}</td><td>${safe(task.task)}</td><td>${safe(task.due ?? '—')}</td><td>${
        task.answer === null
          ? '未答复'
          : `${safe(task.answer)}<br>${safe(task.answeredByName ?? '')} ${task.answeredAt ? day(task.answeredAt) : ''}`
      }</td></tr>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${safe(`${name} ${it.no}`)}</title><style>${STYLE}</style></head><body>
<h1>${safe(it.district)}${name}记录</h1><p class="no">${safe(it.no)}</p>
<table>${facts.map(([key, value]) => `<tr><th>${key}</th><td>${safe(value)}</td></tr>`).join('')}</table>
<h2>涉及案件</h2><table><tr><th>案件编号</th><th>事由</th></tr>${it.cases
    .map((one) => `<tr><td>${safe(one.caseNo)}</td><td>${safe(one.title)}</td></tr>`)
    .join('')}</table>
<h2>${it.kind === 'onSite' ? '现场情况' : '会议情况'}</h2>${lines(it.findings)}
<h2>议定事项</h2>${lines(it.decisions || '—')}
<h2>督办事项</h2>${
    tasks.length > 0
      ? `<table><tr><th>序号</th><th>责任单位</th><th>事项</th><th>期限</th><th>答复</th></tr>${tasks.join('')}</table>`
      : '<p>无</p>'
  }
<p class="foot">登记人：${safe(it.byName)}　状态：${it.state === 'closed' ? '已办结' : '办理中'}${
    it.closeReason ? `（${safe(it.closeReason)}）` : ''
  }　打印时间：${day(it.printedAt)}</p>
</body></html>`
}
