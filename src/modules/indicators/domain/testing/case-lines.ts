import fc from 'fast-check'

const DAY = 86_400_000

/** Any case of an export, of some months from a moment on: every field that rules read, and times on the edges of days. */
export function caseLines(fromMs: number): fc.Arbitrary<object> {
  const ms = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 * DAY }) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom(-1, 0, 1)).map(([n, d]) => n * DAY + d),
    },
  )
  const time = ms.map((after) => new Date(fromMs + after).toISOString())
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  const some = <T>(value: fc.Arbitrary<T>, maxLength = 2) => fc.array(value, { maxLength })
  const orderId = fc.constantFrom('o1', 'o2', 'o3')
  const unit = fc.constantFrom('sanitation', 'urban', 'street01')
  const flag = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
  const order = fc.record({
    id: orderId,
    unit,
    role: fc.constantFrom('lead', 'lead', 'co', 'child'),
    parentId: fc.constant(null),
    sentAt: time,
    signedAt: maybe(time),
    firstContactAt: maybe(time),
    safetyMeasureAt: maybe(time),
    doneAt: maybe(time),
    withdrawnAt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: time }),
    returns: some(
      fc.record({
        requestedAt: time,
        decidedAt: maybe(time),
        approved: maybe(fc.boolean()),
        wrongDispatch: maybe(fc.boolean()),
        reason: fc.constant('notOurDuty'),
      }),
      1,
    ),
    extensions: some(
      fc.record({ requestedAt: time, decidedAt: maybe(time), granted: maybe(fc.boolean()), minutes: fc.constant(60) }),
      1,
    ),
    suspensions: some(fc.record({ from: time, to: maybe(time) }), 1),
    reworks: some(fc.record({ at: time, by: fc.constant('check'), doneAt: maybe(time) }), 1),
  })
  const clock = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(
      'accept',
      'file',
      'dispatch',
      'sign',
      'contact',
      'handle',
      'handle',
      'total',
      'check',
      'verify',
      'urgeReply',
      'reminderReply',
      'emergency',
    ),
    orderId: maybe(orderId),
    round: fc.constantFrom(1, 1, 2),
    startedAt: time,
    dueAt: time,
    strictDueAt: time,
    firstOverdueAt: maybe(time),
    stoppedAt: maybe(time),
    result: fc.constantFrom('met', 'missed', 'lapsed', null),
    ownerPost: fc.constantFrom('dispatcher', 'handlerOfficer'),
    ownerUnit: unit,
    pauses: some(fc.record({ from: time, to: maybe(time) }), 1),
  })
  const callback = fc.record({
    id: fc.uuid(),
    appellantNo: fc.constantFrom(1, 2),
    assignedAt: time,
    dueAt: time,
    at: maybe(time),
    tries: fc.integer({ min: 0, max: 4 }),
    reached: maybe(fc.boolean()),
    refused: maybe(fc.boolean()),
    contactedInTime: maybe(fc.boolean()),
    solved: maybe(fc.boolean()),
    satisfaction: fc.constantFrom('satisfied', 'neutral', 'dissatisfied', 'basicallySatisfied', null),
  })
  const asked = { targetUnit: unit, replyDueAt: maybe(time), repliedAt: maybe(time) }
  return fc.record({
    v: fc.constant(1),
    id: fc.uuid(),
    caseNo: fc.constant('no'),
    area: fc.record({
      district: fc.constant('990101'),
      street: fc.constantFrom('990101001', '990101002', null),
      community: fc.constantFrom('990101001001', null),
      grid: fc.constantFrom('990101001001001', null),
    }),
    category: fc.constantFrom('200102', '200311', '100101', null),
    channel: fc.constantFrom('hotline12345', 'gridPatrol', 'web', 'upperPlatform'),
    appealType: fc.constantFrom('complaint', 'inquiry', 'help', null),
    urgency: fc.constant('normal'),
    flags: fc.record({
      emergency: flag,
      ownerless: fc.boolean(),
      reward: flag,
      imported: flag,
      test: flag,
      drill: flag,
    }),
    reportedAt: time,
    answeredDirectlyAt: maybe(time),
    selfHandledAt: maybe(time),
    referredAt: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: time }),
    voidedAt: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: time }),
    verifications: fc.constant([]),
    acceptedAt: maybe(time),
    rejectedAt: maybe(time),
    rejectReason: fc.constant(null),
    filedAt: maybe(time),
    declinedAt: maybe(time),
    dispatchedAt: maybe(time),
    answeredAt: maybe(time),
    closedAt: maybe(time),
    closeKind: fc.constant(null),
    archivedAt: fc.constant(null),
    mergedInto: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record({ caseId: fc.uuid(), at: time, leadUnit: maybe(unit) }) },
    ),
    sameMatterOf: maybe(fc.record({ caseId: fc.uuid(), reportedAt: time })),
    escalations: fc.constant([]),
    orders: some(order, 3),
    clocks: some(clock, 6),
    checks: some(
      fc.record({
        id: fc.uuid(),
        orderId,
        seq: fc.constantFrom(1, 2),
        at: time,
        result: fc.constantFrom('pass', 'fail'),
      }),
    ),
    callbacks: some(callback, 3),
    urges: some(fc.record({ id: fc.uuid(), at: maybe(time), issueDueAt: maybe(time), auto: fc.boolean(), ...asked })),
    reminders: some(fc.record({ id: fc.uuid(), at: time, ...asked }), 1),
    supervisions: some(
      fc.record({
        id: fc.uuid(),
        level: fc.constant('1'),
        form: fc.constantFrom('onSite', 'meeting', 'written'),
        openedAt: maybe(time),
        issueDueAt: maybe(time),
        closedAt: maybe(time),
        ...asked,
      }),
      1,
    ),
    corrections: some(
      fc.record({ at: time, field: fc.constant('category'), from: fc.constant(null), to: fc.constant(null) }),
      1,
    ),
    reopens: some(
      fc.record({
        at: time,
        reason: fc.constant('newFacts'),
        closedAgainAt: maybe(time),
        closeKind: fc.constant(null),
      }),
      1,
    ),
    exclusions: some(
      fc.record({
        kind: fc.constant('objective'),
        orderId: maybe(orderId),
        indicators: fc.constantFrom(['*'], ['medianHandleHours'], ['onTimeHandleRate', 'avgReplyHours']),
        approvedAt: time,
        approvedBy: fc.constant('leader'),
        reason: fc.constant('客观原因'),
      }),
      1,
    ),
  })
}
