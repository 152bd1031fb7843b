/**
 * What a line of a case export holds, by kind of element: the schema `yiwang:case-export:1` as far as indicators read
 * it. `time` fields are RFC 3339 texts in the file and milliseconds since 1970 here.
 */
export type FieldType = 'value' | 'time' | 'area' | 'flags' | 'mergedInto' | 'sameMatterOf' | ListType
export type ListType = `${ElementKind}[]`
export type ElementKind =
  | 'case'
  | 'order'
  | 'clock'
  | 'check'
  | 'callback'
  | 'return'
  | 'extension'
  | 'rework'
  | 'urge'
  | 'reminder'
  | 'supervision'
  | 'reopen'
  | 'close'
  | 'span'
  | 'correction'
  | 'exclusion'
  | 'escalation'
  | 'verification'

type Shape = Readonly<Record<string, FieldType>>

export const SHAPES: Readonly<Record<ElementKind, Shape>> = {
  case: {
    id: 'value',
    caseNo: 'value',
    area: 'area',
    category: 'value',
    channel: 'value',
    appealType: 'value',
    urgency: 'value',
    flags: 'flags',
    reportedAt: 'time',
    answeredDirectlyAt: 'time',
    selfHandledAt: 'time',
    referredAt: 'time',
    voidedAt: 'time',
    verifications: 'verification[]',
    acceptedAt: 'time',
    rejectedAt: 'time',
    rejectReason: 'value',
    filedAt: 'time',
    declinedAt: 'time',
    dispatchedAt: 'time',
    answeredAt: 'time',
    closedAt: 'time',
    closeKind: 'value',
    archivedAt: 'time',
    mergedInto: 'mergedInto',
    sameMatterOf: 'sameMatterOf',
    escalations: 'escalation[]',
    orders: 'order[]',
    clocks: 'clock[]',
    checks: 'check[]',
    callbacks: 'callback[]',
    urges: 'urge[]',
    reminders: 'reminder[]',
    supervisions: 'supervision[]',
    corrections: 'correction[]',
    reopens: 'reopen[]',
    exclusions: 'exclusion[]',
  },
  order: {
    id: 'value',
    unit: 'value',
    role: 'value',
    parentId: 'value',
    sentAt: 'time',
    signedAt: 'time',
    firstContactAt: 'time',
    safetyMeasureAt: 'time',
    doneAt: 'time',
    withdrawnAt: 'time',
    returns: 'return[]',
    extensions: 'extension[]',
    suspensions: 'span[]',
    reworks: 'rework[]',
  },
  clock: {
    id: 'value',
    kind: 'value',
    orderId: 'value',
    round: 'value',
    startedAt: 'time',
    dueAt: 'time',
    strictDueAt: 'time',
    firstOverdueAt: 'time',
    stoppedAt: 'time',
    result: 'value',
    ownerPost: 'value',
    ownerUnit: 'value',
    pauses: 'span[]',
  },
  check: { id: 'value', orderId: 'value', seq: 'value', at: 'time', result: 'value' },
  callback: {
    id: 'value',
    appellantNo: 'value',
    assignedAt: 'time',
    dueAt: 'time',
    at: 'time',
    tries: 'value',
    reached: 'value',
    refused: 'value',
    contactedInTime: 'value',
    solved: 'value',
    satisfaction: 'value',
  },
  return: { requestedAt: 'time', decidedAt: 'time', approved: 'value', wrongDispatch: 'value', reason: 'value' },
  extension: { requestedAt: 'time', decidedAt: 'time', granted: 'value', minutes: 'value' },
  rework: { at: 'time', by: 'value', doneAt: 'time' },
  urge: {
    id: 'value',
    at: 'time',
    issueDueAt: 'time',
    auto: 'value',
    targetUnit: 'value',
    replyDueAt: 'time',
    repliedAt: 'time',
  },
  reminder: { id: 'value', at: 'time', targetUnit: 'value', replyDueAt: 'time', repliedAt: 'time' },
  supervision: {
    id: 'value',
    level: 'value',
    form: 'value',
    openedAt: 'time',
    issueDueAt: 'time',
    targetUnit: 'value',
    replyDueAt: 'time',
    repliedAt: 'time',
    closedAt: 'time',
  },
  reopen: { at: 'time', reason: 'value', closedAgainAt: 'time', closeKind: 'value' },
  close: { at: 'time', kind: 'value' },
  span: { from: 'time', to: 'time' },
  correction: { at: 'time', field: 'value', from: 'value', to: 'value' },
  exclusion: {
    kind: 'value',
    orderId: 'value',
    indicators: 'value',
    approvedAt: 'time',
    approvedBy: 'value',
    reason: 'value',
  },
  escalation: { at: 'time', repliedAt: 'time' },
  verification: { requestedAt: 'time', submittedAt: 'time', result: 'value' },
}

/** Fields of the plain objects inside a case. */
export const OBJECTS: Readonly<Record<'area' | 'flags' | 'mergedInto' | 'sameMatterOf', Shape>> = {
  area: { district: 'value', street: 'value', community: 'value', grid: 'value' },
  flags: {
    emergency: 'value',
    ownerless: 'value',
    reward: 'value',
    imported: 'value',
    test: 'value',
    drill: 'value',
  },
  mergedInto: { caseId: 'value', at: 'time', leadUnit: 'value' },
  sameMatterOf: { caseId: 'value', reportedAt: 'time' },
}
