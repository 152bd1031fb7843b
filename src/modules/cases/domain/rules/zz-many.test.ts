import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CaseRow, lifecycleTable } from '../lifecycle-table.ts'
import { checkRules } from './check-rules.ts'
import type { FindingCode } from './finding.ts'
import type { RuleSet } from './rule-set.ts'
import type { RuleWorld } from './rule-world.ts'
import { sampleRules, staffed } from './testing/sample-rules.ts'

for (const preset of [null, 'wuhan', 'shanghai-minhang', 'beijing-fengtai'])
  test(`预设 ${preset ?? '（无）'} 通过校验`, () => {
    const check = checkRules(sampleRules(preset), staffed())
    assert.deepEqual(check.ok ? [] : check.findings, [])
  })

interface Broken {
  what: string
  /** Breaks a copy of the defaults. */
  set?(rules: RuleSet): unknown
  world?: RuleWorld
  table?: readonly CaseRow[]
  code: FindingCode
  where: string
  zh: string
}

const without = (...ids: string[]) => lifecycleTable.filter((row) => !ids.includes(row.id))
const own = (rules: RuleSet, set: object) => {
  rules.district = { set }
}

const broken: Broken[] = [
  {
    what: '应急案件无人结案',
    world: staffed('commander'),
    code: 'dead-end',
    where: 'states.toClose',
    zh: '应急事件：“待结案”是死路：案件到此无法走到结案，“结案”须由指挥长办理，无人在岗。',
  },
  {
    what: '隐患案件结案岗位无人担任',
    world: staffed('hazardReviewer'),
    code: 'post-not-held',
    where: 'switches.closer',
    zh: '隐患举报：没有人担任隐患审核员，“结案”无人能办。',
  },
  {
    what: '结案只留系统',
    set: (rules) => own(rules, { closer: ['system'] }),
    code: 'dead-end',
    where: 'states.toClose',
    zh: '“待结案”是死路：案件到此无法走到结案，“结案”没有可办的岗位。',
  },
  {
    what: '核查没有人做',
    world: staffed('checker', 'gridWorker', 'communityOfficer'),
    code: 'dead-end',
    where: 'states.checking',
    zh: '“核查中”是死路：案件到此无法走到结案，“提交核查”须由核查员、网格员、社区工作者办理，无人在岗。',
  },
  {
    what: '必须回访却没有回访员',
    world: staffed('callbackOfficer', 'streetDispatcher', 'dutyChief', 'leader'),
    code: 'dead-end',
    where: 'states.callback',
    zh: '网格案件、12345工单、隐患举报、应急事件：“待回访”是死路：案件到此无法走到结案，“登记回访”须由回访员办理，无人在岗；“回访研判”须由值班长、领导办理，无人在岗。',
  },
  {
    what: '流程表里去掉了提交核查',
    table: without('submitCheck', 'assignCheck', 'skipCheck'),
    code: 'dead-end',
    where: 'states.done',
    zh: '“已处置待核查”是死路：案件到此无法走到结案，没有任何操作通向下一环节。',
  },
  {
    what: '没有领导批准挂账',
    world: staffed('leader'),
    code: 'unreachable-state',
    where: 'states.suspended',
    zh: '网格案件、视频、无人机、感知、隐患举报、应急事件：“挂账中”到不了：“同意挂账”须由领导办理，无人在岗。',
  },
  {
    what: '要求一律核实，却不允许核实',
    set: (rules) => {
      rules.district = { variants: { hazard: { verification: false } } }
    },
    code: 'unreachable-state',
    where: 'states.verifying',
    zh: '隐患举报：“核实中”到不了：“要求核实”已被开关关掉。',
  },
  {
    what: '热线启用预回访，却免回访',
    set: (rules) => {
      rules.district = { variants: { hotline: { preCallback: true, callback: 'exempt' } } }
    },
    code: 'unreachable-state',
    where: 'states.callback',
    zh: '12345工单：“待回访”到不了：按开关，“免核查”不走这一步；按开关，“提交核查”不走这一步；按开关，“退回上一环节”不走这一步。',
  },
  {
    what: '没有值班长',
    world: staffed('dutyChief'),
    code: 'post-not-held',
    where: 'posts.dutyChief',
    zh: '没有人担任值班长，“拆单”“上报上级”“撤回上报”“更新上级时限”“同意退单”“不同意退单”“同意作废”“不同意作废”无人能办。',
  },
  {
    what: '值班长不在中心，派遣员所在单位已停用',
    world: {
      ...staffed('dutyChief'),
      holdings: [...staffed('dutyChief').holdings, { post: 'dutyChief', unit: 'street01' }],
    },
    code: 'unreachable-state',
    where: 'states.escalated',
    zh: '“已上报上级”到不了：“上报上级”须由值班长办理，无人在岗。',
  },
  {
    what: '申请须经单位审核，却没有单位负责人',
    world: staffed('handlerLead'),
    code: 'clock-never-stops',
    where: 'clocks.endorse',
    zh: '网格案件、12345工单、视频、无人机、感知、隐患举报：“单位审核”计时由“申请退单”启动后停不下来：能停它的“单位同意申请”（处置负责人）、“单位不同意申请”（处置负责人）无人能办。',
  },
  {
    what: '预回访没有人做',
    set: (rules) => {
      rules.preset = 'wuhan'
    },
    table: without('preCallback'),
    code: 'clock-never-stops',
    where: 'clocks.preCallback',
    zh: '12345工单：“预回访”计时由“上级答复”启动后停不下来：没有操作停它。',
  },
  {
    what: '签收没有时限',
    set: (rules) => {
      rules.limits.clocks = rules.limits.clocks.filter((row) => row.clock !== 'sign')
    },
    code: 'clock-without-limit',
    where: 'limits.sign',
    zh: '“签收”计时没有时限。',
  },
  {
    what: '签收时限为零',
    set: (rules) => {
      rules.limits.clocks = [{ clock: 'sign', limit: { n: 0, unit: 'NH' } }, ...rules.limits.clocks]
    },
    code: 'out-of-range',
    where: 'limits.sign',
    zh: '“签收时限”的取值 {"n":0,"unit":"NH"} 超出范围。',
  },
  {
    what: '结案时限四千天',
    set: (rules) => {
      rules.limits.clocks = [{ clock: 'closing', limit: { n: 4000, unit: 'ND' } }]
    },
    code: 'out-of-range',
    where: 'limits.closing',
    zh: '“结案时限”的取值 {"n":4000,"unit":"ND"} 超出范围。',
  },
  {
    what: '回访零次',
    set: (rules) => own(rules, { callbackTries: 0 }),
    code: 'out-of-range',
    where: 'district.set.callbackTries',
    zh: '“回访几次未通算完成”的取值 0 超出范围。',
  },
  {
    what: '重开长于归档',
    set: (rules) => own(rules, { reopenWithin: { n: 45, unit: 'ND' } }),
    code: 'contradiction',
    where: 'switches.reopenWithin',
    zh: '重开期限长于归档期限，案件归档后仍可重开。',
  },
  {
    what: '允许退单，次数为零',
    set: (rules) => {
      rules.district = { variants: { hotline: { maxReturns: 0 } } }
    },
    code: 'contradiction',
    where: 'switches.maxReturns',
    zh: '12345工单：允许退单，退单次数却为 0。',
  },
  {
    what: '市级时限预留过多',
    set: (rules) => own(rules, { upperReserveShare: 0.6 }),
    code: 'contradiction',
    where: 'switches.upperReserveShare',
    zh: '市级时限的预留比例与区内至少留的比例之和超过 100%，预留不起作用。',
  },
  {
    what: '督办级别倒置',
    set: (rules) => own(rules, { superviseOverdueII: { n: 1, unit: 'ND' } }),
    code: 'contradiction',
    where: 'switches.superviseOverdueII',
    zh: '转二级督办不晚于转三级督办，三级督办不会出现。',
  },
  {
    what: '审核预回访，却不预回访',
    set: (rules) => own(rules, { preCallbackReview: true }),
    code: 'contradiction',
    where: 'switches.preCallbackReview',
    zh: '要审核预回访，却没有启用预回访。',
  },
  {
    what: '让接线员结案',
    set: (rules) => own(rules, { closer: ['filingOfficer', 'operator'] }),
    code: 'contradiction',
    where: 'switches.closer',
    zh: '结案岗位中的“接线员”不能结案。',
  },
  {
    what: '把应急写成规则',
    set: (rules) => own(rules, { emergency: true }),
    code: 'contradiction',
    where: 'district.set.emergency',
    zh: '“应急”是案件本身的事实，不能用规则设定。',
  },
  {
    what: '应急时限更长',
    set: (rules) => {
      const row = rules.limits.clocks.find((one) => one.clock === 'dispatch' && one.when?.emergency)!
      row.limit = { n: 2, unit: 'ND' }
    },
    code: 'contradiction',
    where: 'limits.dispatch',
    zh: '“派遣”的应急时限比一般时限还长。',
  },
  {
    what: '用不到的时限行',
    set: (rules) => {
      rules.limits.clocks = [
        ...rules.limits.clocks,
        { clock: 'verify', when: { emergency: true }, limit: { n: 1, unit: 'WH' } },
      ]
    },
    code: 'row-never-used',
    where: 'limits.verify',
    zh: '“核实”时限中，无条件的一行之后还有一行，永远用不到。',
  },
  {
    what: '没有的预设',
    set: (rules) => {
      rules.preset = 'chengdu'
    },
    code: 'unknown-name',
    where: 'preset',
    zh: '没有名为“chengdu”的预设。',
  },
  {
    what: '拼错的开关',
    set: (rules) => own(rules, { maxReturn: 1 }),
    code: 'unknown-name',
    where: 'district.set.maxReturn',
    zh: '规则里有不认识的名称“maxReturn”。',
  },
  {
    what: '没有的岗位',
    set: (rules) => own(rules, { closer: ['mayor'] }),
    code: 'unknown-name',
    where: 'district.set.closer.mayor',
    zh: '规则里有不认识的名称“mayor”。',
  },
  {
    what: '来源指向没有的时限表',
    set: (rules) => {
      rules.channels = rules.channels.map((row) => (row.id === 'web' ? { ...row, deadlineTable: 'nowhere' } : row))
    },
    code: 'unknown-name',
    where: 'channels.web.nowhere',
    zh: '案件来源里有不认识的名称“nowhere”。',
  },
  {
    what: '基础开关缺一项',
    set: (rules) => {
      const { maxRedo: _, ...rest } = rules.rules.base
      Object.assign(rules.rules, { base: rest })
    },
    code: 'missing',
    where: 'rules.base.maxRedo',
    zh: '基础开关缺少“自动返工次数”。',
  },
  { what: '根本不是规则', set: () => 'wuhan', code: 'shape', where: '', zh: '规则文件的内容不是一个对象。' },
  {
    what: '没有时限部分',
    set: ({ limits: _, ...rest }) => rest,
    code: 'shape',
    where: 'limits',
    zh: '缺少各环节时限。',
  },
]

for (const { what, set, world, table, code, where, zh } of broken)
  test(`不通过：${what}`, () => {
    const rules = sampleRules()
    const changed = set?.(rules) ?? rules
    const check = checkRules(changed, world ?? staffed(), table)
    assert.equal(check.ok, false)
    const findings = check.ok ? [] : check.findings
    const found = findings.filter((one) => one.code === code && one.where === where)
    assert.ok(
      found.some((one) => one.zh === zh),
      JSON.stringify(findings, null, 1),
    )
    for (const one of findings) assert.ok(one.en.length > 10 && one.wayOut.zh && one.wayOut.en, one.zh)
  })

test('随便改坏哪一处，校验都给出结论，不会中断', () => {
  const paths = pathsOf(sampleRules('wuhan'))
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const rules = sampleRules('wuhan')
      put(rules, path, value)
      const check = checkRules(rules, staffed())
      assert.ok(check.ok || check.findings.length > 0)
    }),
    { numRuns: 3000 },
  )
})

/** Every path in a value, parts and leaves; of long lists the first rows. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const parts = Object.entries(value).slice(0, 60)
  return [...(path.length > 0 ? [path] : []), ...parts.flatMap(([key, part]) => pathsOf(part, [...path, key]))]
}

function put(target: object, [key, ...rest]: readonly string[], value: unknown): void {
  const parts = target as Record<string, unknown>
  if (rest.length === 0) parts[key!] = value
  else put(parts[key!] as object, rest, value)
}
