import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { RULE_KINDS, RULE_STATES } from '../domain/standing-rule/standing-rule.ts'
import { Day, FORMATS, Id, Instant, nullable, oneOf, Sentence, Text, Unit } from './words.ts'

export const StandingRuleRow = Type.Object({
  id: Id,
  unit: Type.String(),
  title: Type.String(),
  no: Type.String(),
  kind: oneOf(RULE_KINDS),
  ownerId: Type.String(),
  ownerName: Type.String(),
  issuedOn: Day,
  /** By the last review. */
  due: Day,
  daysLeft: Type.Integer(),
  state: oneOf(RULE_STATES),
  /** Of one that is not in force. */
  whyNot: nullable<'notIssued' | 'ended' | 'superseded' | 'overdue'>(
    oneOf(['notIssued', 'ended', 'superseded', 'overdue'] as const),
  ),
  reference: Type.String(),
  hasFile: Type.Boolean(),
  supersedes: nullable<{ id: string; title: string }>(Type.Object({ id: Id, title: Type.String() })),
  supersededBy: nullable<{ id: string; title: string }>(Type.Object({ id: Id, title: Type.String() })),
  endedOn: nullable<string>(Day),
  endReason: nullable<string>(Type.String()),
  reviews: Type.Array(
    Type.Object({ reviewedOn: Day, nextDue: Day, note: Type.String(), byName: Type.String(), at: Instant }),
  ),
  /** Targets whose 健全 rests on it. */
  targetCount: Type.Integer(),
  /** The caller may record a review. */
  mayReview: Type.Boolean(),
  version: Type.Integer(),
})
export type StandingRuleRow = Static<typeof StandingRuleRow>

export const listStandingRules = operation({
  name: 'targets.listStandingRules',
  http: 'GET /standing-rules',
  title: { zh: '查看制度清单', en: 'Standing rules' },
  may: 'targets:view-rules',
  reach: 'area',
  in: Type.Object({
    /** As of this day; today unless told. */
    on: Type.Optional(Day),
    kind: Type.Optional(oneOf(RULE_KINDS)),
    state: Type.Optional(oneOf(RULE_STATES)),
    text: Type.Optional(Text(60)),
  }),
  out: Type.Object({
    items: Type.Array(StandingRuleRow),
    on: Day,
    /** All of the caller's units, whatever is filtered. */
    counts: Type.Object({
      inForce: Type.Integer(),
      due: Type.Integer(),
      lapsed: Type.Integer(),
      notYet: Type.Integer(),
    }),
  }),
})

export const saveStandingRule = operation({
  name: 'targets.saveStandingRule',
  http: 'PUT /standing-rules/{id}',
  title: { zh: '登记制度', en: 'Record a standing rule' },
  may: 'targets:keep-rules',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds one. */
    id: Id,
    title: Sentence(100),
    no: Text(60),
    kind: oneOf(RULE_KINDS),
    unit: Unit,
    ownerId: Id,
    issuedOn: Day,
    /** The first one; reviews set it anew. */
    reviewDue: Day,
    reference: Text(300),
    supersedes: Type.Optional(Id),
  }),
  out: StandingRuleRow,
})

export const attachStandingRule = operation({
  name: 'targets.attachStandingRule',
  http: 'POST /standing-rules/{id}/file',
  title: { zh: '上传制度文本', en: 'Attach the text of a rule' },
  may: 'targets:keep-rules',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 32 * 1024 * 1024,
  in: Type.Object({ id: Id }),
  out: StandingRuleRow,
})

export const getStandingRuleFile = operation({
  name: 'targets.getStandingRuleFile',
  http: 'GET /standing-rules/{id}/file',
  title: { zh: '查看制度文本', en: 'Read the text of a rule' },
  may: 'targets:view-rules',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})

/** By the owner, or by whoever keeps the list. */
export const reviewStandingRule = operation({
  name: 'targets.reviewStandingRule',
  http: 'POST /standing-rules/{id}/review',
  title: { zh: '登记制度复审', en: 'Record a review' },
  may: 'targets:view-rules',
  reach: 'area',
  in: Type.Object({ id: Id, nextDue: Day, note: Sentence(500) }),
  out: StandingRuleRow,
})

export const endStandingRule = operation({
  name: 'targets.endStandingRule',
  http: 'POST /standing-rules/{id}/end',
  title: { zh: '废止制度', en: 'End a standing rule' },
  may: 'targets:keep-rules',
  reach: 'area',
  in: Type.Object({ id: Id, endedOn: Day, reason: Sentence(200) }),
  out: StandingRuleRow,
})

/** Persons of a unit who can open the list: one of them answers for a rule. */
export const listRuleOwners = operation({
  name: 'targets.listRuleOwners',
  http: 'GET /standing-rule-owners',
  title: { zh: '可选的制度责任人', en: 'Possible owners of rules' },
  may: 'targets:keep-rules',
  reach: 'district',
  in: Type.Object({ unit: Unit }),
  out: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String(), account: Type.String() })) }),
})

export const exportStandingRules = operation({
  name: 'targets.exportStandingRules',
  http: 'GET /standing-rules-file',
  title: { zh: '导出制度清单', en: 'Export standing rules' },
  may: 'targets:view-rules',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ on: Type.Optional(Day), format: Type.Optional(oneOf(FORMATS)) }),
  out: Type.Unknown(),
})

/** What a qualitative target such as 健全 rests on, as of a day: its closing day unless told. */
export const RuleSupport = Type.Object({
  on: Day,
  supported: Type.Boolean(),
  rules: Type.Array(
    Type.Object({ id: Id, title: Type.String(), no: Type.String(), state: oneOf(RULE_STATES), due: Day }),
  ),
  /** Which are not in force and why. */
  lacking: Type.Array(Type.Object({ id: Id, zh: Type.String(), en: Type.String() })),
})
export type RuleSupport = Static<typeof RuleSupport>

export const getRuleSupport = operation({
  name: 'targets.getRuleSupport',
  http: 'GET /targets/items/{targetId}/standing-rules',
  title: { zh: '查看“健全”的依据', en: 'Rules behind a target' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ targetId: Id, on: Type.Optional(Day) }),
  out: RuleSupport,
})

export const linkStandingRules = operation({
  name: 'targets.linkStandingRules',
  http: 'PUT /targets/items/{targetId}/standing-rules',
  title: { zh: '关联制度', en: 'Link rules to a target' },
  may: 'targets:fill',
  reach: 'area',
  in: Type.Object({
    targetId: Id,
    /** The whole set. */
    ruleIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  }),
  out: RuleSupport,
})
