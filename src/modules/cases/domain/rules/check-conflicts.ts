import type { Limit } from '#core/time/limit.ts'
import type { CaseRules } from '../case-rules.ts'
import type { ClockLimitRow } from '../clock-limits.ts'
import { clockCards } from '../clock-words.ts'
import { variants } from '../enums.ts'
import { type Finding, finding } from './finding.ts'
import { usualHours } from './limit-length.ts'
import type { RuleContext } from './rule-context.ts'
import type { RuleSet } from './rule-set.ts'
import type { Words } from './switch-card.ts'

interface Conflict {
  where: string
  holds(rules: CaseRules): boolean
  says: Words
  wayOut: Words
}

const longer = (a: Limit | null, b: Limit | null) => a !== null && b !== null && usualHours(a) > usualHours(b)
const conflict = (where: string, holds: Conflict['holds'], zh: string, en: string, outZh: string, outEn: string) => ({
  where,
  holds,
  says: { zh, en },
  wayOut: { zh: outZh, en: outEn },
})

/** Switches that cannot both be meant. */
const CONFLICTS: readonly Conflict[] = [
  conflict(
    'reopenWithin',
    (r) => longer(r.reopenWithin, r.archiveAfter),
    '重开期限长于归档期限，案件归档后仍可重开。',
    'Cases may be reopened longer than they stay out of the archive.',
    '请缩短重开期限，或延长归档期限。',
    'Shorten the time to reopen, or archive later.',
  ),
  conflict(
    'reconsiderWithin',
    (r) => longer(r.reconsiderWithin, r.archiveAfter),
    '复议期限长于归档期限，案件归档后仍可复议。',
    'Cases may be reconsidered longer than they stay out of the archive.',
    '请缩短复议期限，或延长归档期限。',
    'Shorten the time to reconsider, or archive later.',
  ),
  conflict(
    'maxReturns',
    (r) => r.returnAllowed && r.maxReturns === 0,
    '允许退单，退单次数却为 0。',
    'Returns are allowed, but none may be granted.',
    '请把退单次数设为 1 以上，或不允许退单。',
    'Allow at least one, or no returns at all.',
  ),
  conflict(
    'returnWindowComplex',
    (r) => r.returnAllowed && longer(r.returnWindow, r.returnWindowComplex),
    '复杂件的退单窗口比一般件还短。',
    'Complex cases have a shorter return window than others.',
    '请延长复杂件窗口，或留空。',
    'Give complex cases more time, or none of their own.',
  ),
  conflict(
    'upperReserveShare',
    (r) => r.upperReserveShare + r.upperWindowMin > 1,
    '市级时限的预留比例与区内至少留的比例之和超过 100%，预留不起作用。',
    'Reserve and the part left for the district are more than the whole window: the reserve has no effect.',
    '请把两者之和调到 100% 以内。',
    'Bring their sum to 100 % or less.',
  ),
  conflict(
    'superviseOverdueII',
    (r) => !longer(r.superviseOverdueII, r.superviseOverdueIII),
    '转二级督办不晚于转三级督办，三级督办不会出现。',
    'Level II opens no later than level III, which then never comes.',
    '请让三级、二级、一级的超期时间依次变长。',
    'Let the times of levels III, II and I grow.',
  ),
  conflict(
    'superviseOverdueI',
    (r) => !longer(r.superviseOverdueI, r.superviseOverdueII),
    '转一级督办不晚于转二级督办，二级督办不会因超期出现。',
    'Level I opens no later than level II, which then never comes from being overdue.',
    '请让三级、二级、一级的超期时间依次变长。',
    'Let the times of levels III, II and I grow.',
  ),
  conflict(
    'preCallbackReview',
    (r) => r.preCallbackReview && !r.preCallback,
    '要审核预回访，却没有启用预回访。',
    'The pre-call-back is reviewed, but there is none.',
    '请启用预回访，或不要审核。',
    'Turn the pre-call-back on, or its review off.',
  ),
  conflict(
    'checkOnly',
    (r) => r.check === 'skippable' && r.checkOnly === 'all',
    '核查可免，却又规定全部类别仍须核查。',
    'The check may be skipped, yet all categories are checked.',
    '请改为必须核查，或只留室外类别。',
    'Require the check, or name outdoor categories alone.',
  ),
  conflict(
    'autoSignAfter',
    (r) => r.autoSignAfter !== null && r.emergency && !longer(r.autoSignAfter, r.signLimitE),
    '应急案件自动签收不晚于签收时限，等于无人应答也算响应。',
    'An emergency signs itself before its limit: silence would count as a response.',
    '请延长自动签收时间，或对应急流程停用。',
    'Let it sign later, or not at all in emergencies.',
  ),
]

/** Contradictions among switches and limits, each named once with the variants in which it holds. */
export function checkConflicts(set: RuleSet, contexts: readonly RuleContext[]): Finding[] {
  return [...switchConflicts(contexts), ...limitConflicts(set.limits.clocks)]
}

function switchConflicts(contexts: readonly RuleContext[]): Finding[] {
  return CONFLICTS.flatMap(({ where, holds, says, wayOut }) => {
    const within = new Set(contexts.filter(({ rules }) => holds(rules)).map(({ variant }) => variant))
    if (within.size === 0) return []
    return [finding('contradiction', `switches.${where}`, inVariants(says, [...within]), wayOut)]
  })
}

/** The sentence with the variants that it holds for; none are named when it holds for all. */
export function inVariants(says: Words, within: readonly (keyof typeof variants)[]): Words {
  const all = Object.keys(variants) as (keyof typeof variants)[]
  const named = all.filter((variant) => within.includes(variant))
  if (named.length === all.length) return says
  const names = (language: 'zh' | 'en') => named.map((variant) => variants[variant][language])
  return { zh: `${names('zh').join('、')}：${says.zh}`, en: `${names('en').join(', ')}: ${says.en}` }
}

function limitConflicts(rows: readonly ClockLimitRow[]): Finding[] {
  const found: Finding[] = []
  const open = new Map<string, ClockLimitRow>()
  for (const row of rows) {
    const { zh, en } = clockCards[row.clock]
    if (open.has(row.clock))
      found.push(
        finding(
          'row-never-used',
          `limits.${row.clock}`,
          {
            zh: `“${zh}”时限中，无条件的一行之后还有一行，永远用不到。`,
            en: `In the limits of ${en} a row follows one without condition and is never used.`,
          },
          {
            zh: '请把无条件的一行放到最后，或删去后一行。',
            en: 'Put the row without condition last, or take the other out.',
          },
        ),
      )
    else if (!row.when || Object.keys(row.when).length === 0) open.set(row.clock, row)
  }
  for (const [clock, ordinary] of open) {
    const urgent = rows.find((row) => row.clock === clock && row.when?.emergency === true)
    if (!urgent?.limit || !ordinary.limit || !longer(urgent.limit, ordinary.limit)) continue
    const { zh, en } = clockCards[ordinary.clock]
    found.push(
      finding(
        'contradiction',
        `limits.${clock}`,
        { zh: `“${zh}”的应急时限比一般时限还长。`, en: `An emergency has more time for ${en} than an ordinary case.` },
        { zh: '请缩短应急时限。', en: 'Shorten the limit of emergencies.' },
      ),
    )
  }
  return found
}
