/** A step of a case's record, as its appellant may hear of it. */
export interface ToldStep {
  type: string
  occurredAt: string
  /** What the citizen wrote there, of their own steps. */
  own: string | null
}

export interface PlainStep {
  at: string
  zh: string
  en: string
  own: string | null
}

/** What each step means to whoever asked; steps that mean nothing to them are left out. */
const STEPS: Readonly<Record<string, { zh: string; en: string }>> = {
  Reported: { zh: '您的反映已收到', en: 'We received your report' },
  Accepted: { zh: '已受理', en: 'Your report was accepted' },
  AnsweredDirectly: { zh: '已直接答复您', en: 'You were answered directly' },
  ReferredOut: { zh: '不属于本平台，已转相应渠道', en: 'Passed to the office that is in charge' },
  Rejected: { zh: '不予受理', en: 'Your report was not accepted' },
  Merged: { zh: '与同一问题的其他反映合并办理', en: 'Handled together with other reports of the same problem' },
  Filed: { zh: '已立案', en: 'A case was opened' },
  Declined: { zh: '不予立案', en: 'No case was opened' },
  Voided: { zh: '已作废', en: 'The report was cancelled' },
  Supplemented: { zh: '您补充了情况', en: 'You added facts' },
  Withdrawn: { zh: '您撤回了诉求', en: 'You withdrew your report' },
  Dispatched: { zh: '已交承办单位', en: 'Passed to the unit in charge' },
  Redispatched: { zh: '已改交另一单位', en: 'Passed to another unit' },
  Signed: { zh: '承办单位已接单', en: 'The unit in charge has taken it' },
  Completed: { zh: '承办单位已办完，等核实', en: 'The unit finished; its work is being checked' },
  Suspended: { zh: '暂时无法办结，已列入跟踪', en: 'It cannot be finished now and is being watched' },
  CallbackDone: { zh: '已听取您的意见', en: 'Your opinion was heard' },
  Closed: { zh: '已办结', en: 'Closed' },
  Reopened: { zh: '已重新办理', en: 'Opened again' },
}

export function plainSteps(steps: readonly ToldStep[]): PlainStep[] {
  return steps.flatMap(({ type, occurredAt, own }) => {
    const words = STEPS[type]
    return words ? [{ at: occurredAt, ...words, own }] : []
  })
}

export interface Standing {
  stage: 1 | 2 | 3 | 4
  zh: string
  en: string
}

const standing = (stage: Standing['stage'], zh: string, en: string): Standing => ({ stage, zh, en })

/**
 * Where a matter stands: received, passed on, in hand, answered. A case that ended unsolved says so; one that was merged
 * stands where its master does.
 */
export function standingOf(
  state: string,
  closeKind: string | null,
  master?: { state: string; closeKind: string | null },
): Standing {
  if (state === 'merged' && master) {
    const { stage, zh, en } = standingOf(master.state, master.closeKind)
    return standing(stage, `合并办理：${zh}`, `Together with other reports: ${en}`)
  }
  switch (state) {
    case 'reported':
      return standing(1, '已收到，等待受理', 'Received, waiting to be accepted')
    case 'verifying':
      return standing(1, '工作人员正到现场核实', 'Staff are looking at the scene')
    case 'accepted':
    case 'filed':
      return standing(2, '已受理，正在交给承办单位', 'Accepted, being passed to a unit')
    case 'dispatched':
      return standing(2, '已交承办单位，等待接单', 'Passed to the unit in charge')
    case 'handling':
      return standing(3, '承办单位正在办理', 'The unit is at work on it')
    case 'suspended':
      return standing(3, '暂未解决，条件具备后继续办理', 'Not solved yet; work goes on as soon as it can')
    case 'escalated':
      return standing(3, '已上报上级部门协调', 'Passed up to the level above')
    case 'done':
    case 'checking':
      return standing(3, '已办完，正在核实结果', 'Finished, the result is being checked')
    case 'callback':
      return standing(4, '已办完，请您评价', 'Finished: please tell us whether it is solved')
    case 'toClose':
      return standing(4, '已办完，即将办结', 'Finished, about to be closed')
    case 'closed':
    case 'archived':
      return closeKind === 'unsolvable'
        ? standing(4, '已办结，但未能解决，原因见答复', 'Closed without a solution; the answer says why')
        : closeKind === 'withdrawn'
          ? standing(4, '已按您的撤回办结', 'Closed because you withdrew it')
          : standing(4, '已办结', 'Closed')
    case 'rejected':
      return standing(4, '不予受理，如有异议请拨打 12345', 'Not accepted; call 12345 if you disagree')
    case 'declined':
      return standing(4, '不予立案，如有异议请拨打 12345', 'Not opened; call 12345 if you disagree')
    case 'referred':
      return standing(4, '已转相应渠道办理', 'Passed to the office in charge')
    case 'merged':
      return standing(3, '与同一问题的其他反映合并办理', 'Handled together with other reports')
    default:
      return standing(4, '已撤销', 'Cancelled')
  }
}

/** An answer is there, so that it can be rated: while the call-back waits, and after the end. */
export function mayRateIn(state: string, closeKind: string | null): boolean {
  if (state === 'callback' || state === 'toClose') return true
  return (state === 'closed' || state === 'archived') && closeKind !== 'withdrawn' && closeKind !== 'mergedWithMaster'
}
