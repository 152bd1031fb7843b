import type { CaseRow } from '../lifecycle-table.ts'
import { type Post, services } from '../posts.ts'
import { type StateId, stateCards } from '../states.ts'
import { inVariants } from './check-conflicts.ts'
import { type Finding, finding } from './finding.ts'
import { allSteps, isOpenState, leadingTo, reachedFrom, type Step } from './flow.ts'
import { postsText } from './post-words.ts'
import { doersOf, isRowOn, type RuleContext } from './rule-context.ts'
import type { Words } from './switch-card.ts'

/** Where every matter of substance must be able to end; other endings need a reason that few cases have. */
const GOAL: StateId = 'closed'

interface Trouble {
  code: 'dead-end' | 'unreachable-state'
  state: StateId
  says: Words
  wayOut: Words
}

/** Open states that nobody can bring to an end, and states that nobody can bring a case into. */
export function checkWays(
  table: readonly CaseRow[],
  contexts: readonly RuleContext[],
  held: ReadonlySet<Post>,
): Finding[] {
  const found = new Map<string, { trouble: Trouble; within: Set<RuleContext['variant']> }>()
  for (const context of contexts) {
    const steps = allSteps(table, context, held)
    for (const trouble of [...deadEnds(steps, context), ...unreachable(steps, table, context)]) {
      const key = `${trouble.code} ${trouble.state} ${trouble.says.zh}`
      const known = found.get(key) ?? { trouble, within: new Set() }
      known.within.add(context.variant)
      found.set(key, known)
    }
  }
  return [...found.values()].map(({ trouble: { code, state, says, wayOut }, within }) =>
    finding(code, `states.${state}`, inVariants(says, [...within]), wayOut),
  )
}

type Steps = ReturnType<typeof allSteps>

function deadEnds({ on, off }: Steps, context: RuleContext): Trouble[] {
  const reached = reachedFrom(
    ['-'],
    on.filter(({ possible }) => possible),
  )
  // What only some cases may do, after a return, is no way for all; nor is the way through another ending.
  const ways = on.filter(
    ({ byPerson, row, from, to }) =>
      byPerson && isOpenState(from) && !row.onlyIf?.[from] && (to === GOAL || isOpenState(to)),
  )
  const alive = leadingTo(GOAL, ways)
  const dead = [...reached].filter((state): state is StateId => isOpenState(state) && !alive.has(state))
  const leadsOn = ({ from, to, row, byPerson }: Step) =>
    dead.includes(from as StateId) && alive.has(to) && !byPerson && isForPersons(row)
  const blocked = on.some(leadsOn) ? on.filter(leadsOn) : off.filter(leadsOn)
  const goesOn = (state: StateId) => on.some(({ from, to }) => from === state && to !== state && isOpenState(to))
  const brinks = dead.filter((state) => blocked.some(({ from }) => from === state) || !goesOn(state))
  return (brinks.length > 0 ? brinks : dead).map((state) => {
    const here = blocked.filter(({ from }) => from === state)
    const { zh, en } = stateCards[state]
    const why = here.length > 0 ? reasonOf(here, context) : NO_WAY
    return {
      code: 'dead-end',
      state,
      says: {
        zh: `“${zh}”是死路：案件到此无法走到结案，${why.zh}。`,
        en: `“${en}” is a dead end: from there a case cannot be closed, as ${why.en}.`,
      },
      wayOut: {
        zh: '请安排上述岗位的人员，或修改相应开关。',
        en: 'Appoint somebody to these posts, or change the switch.',
      },
    }
  })
}

const NO_WAY: Words = { zh: '没有任何操作通向下一环节', en: 'no command leads on' }

function unreachable({ on, off }: Steps, table: readonly CaseRow[], context: RuleContext): Trouble[] {
  const reached = reachedFrom(
    ['-'],
    on.filter(({ possible }) => possible),
  )
  const all = [...on, ...off]
  const wanted = new Set(all.map(({ to }) => to).filter((state) => isWanted(state, context, table)))
  const brink = [...wanted].filter(
    (state) => !reached.has(state) && all.some(({ from, to }) => to === state && reached.has(from)),
  )
  return brink.map((state) => {
    const leadsHere = ({ from, to }: Step) => to === state && reached.has(from)
    const ways = (on.some(leadsHere) ? on.filter(leadsHere) : off.filter(leadsHere)).filter(({ row }) =>
      isForPersons(row),
    )
    const why = reasonOf(ways, context)
    const { zh, en } = stateCards[state]
    return {
      code: 'unreachable-state',
      state,
      says: {
        zh: `“${zh}”到不了：${why.zh}。`,
        en: `“${en}” cannot be reached: ${why.en}.`,
      },
      wayOut: {
        zh: '请安排上述岗位的人员，或修改相应开关。',
        en: 'Appoint somebody to these posts, or change the switch.',
      },
    }
  })
}

/** A state that the rules have turned off on purpose is not missed. */
function isWanted(state: StateId, { rules, values }: RuleContext, table: readonly CaseRow[]): boolean {
  if (state === 'verifying') return rules.verification || !['never', 'onRequest'].includes(rules.verifyBeforeFiling)
  if (state === 'callback') return values.callback.includes('required') || rules.preCallback
  return table.some((row) => row.to.some((target) => target.state === state))
}

/** What programs alone do is nobody's to mend. */
function isForPersons(row: CaseRow): boolean {
  return row.who.some((who) => !services.some((service) => service === who))
}

function reasonOf(steps: readonly Step[], context: RuleContext): Words {
  const rows = [...new Map(steps.map(({ row }) => [row.id, row])).values()]
  const parts = rows.map((row) => {
    const doers = doersOf(row, context.rules)
    if (!isRowOn(row, context)) return { zh: `“${row.zh}”已被开关关掉`, en: `“${row.en}” is turned off by a switch` }
    if (doers.length === 0) return { zh: `“${row.zh}”没有可办的岗位`, en: `no post may do “${row.en}”` }
    if (steps.every((step) => step.row.id !== row.id || step.byPerson))
      return { zh: `按开关，“${row.zh}”不走这一步`, en: `by the switches “${row.en}” does not lead there` }
    return {
      zh: `“${row.zh}”须由${postsText(doers, 'zh')}办理，无人在岗`,
      en: `“${row.en}” needs ${postsText(doers, 'en')}, and nobody holds that post`,
    }
  })
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}
