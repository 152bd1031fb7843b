import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ALERT_LEVELS, ALIKE, PLACES, RULE_KINDS } from '../domain/rule.ts'
import { Id, Instant, nullable, oneOf, RuleKey, Sentence, Title, Unit } from './words.ts'

export const RuleShape = Type.Object({
  key: RuleKey,
  zh: Sentence(60),
  en: Type.String({ maxLength: 120 }),
  kind: oneOf(RULE_KINDS),
  enabled: Type.Boolean(),
  level: oneOf(ALERT_LEVELS),
  filter: Type.Object({
    categories: Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' }), { maxItems: 50 }),
    areas: Type.Array(Type.String({ pattern: '^[0-9]{6,15}$' }), { maxItems: 50 }),
    units: Type.Array(Unit, { maxItems: 50 }),
    words: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  }),
  place: oneOf(PLACES),
  alike: oneOf(ALIKE),
  days: Type.Integer({ minimum: 1, maximum: 92 }),
  atLeast: Type.Integer({ minimum: 2, maximum: 10_000 }),
  withinM: Type.Integer({ minimum: 10, maximum: 1000 }),
  falseAlarmRate: Type.Number({ minimum: 0.00001, maximum: 0.05 }),
  overduePercent: Type.Integer({ minimum: 1, maximum: 100 }),
  advice: Type.String({ maxLength: 500 }),
})
export type RuleShape = Static<typeof RuleShape>

/** Of how many alerts it can be said whether they were right, and of how many they were. */
export const RulePrecision = Type.Object({ right: Type.Integer(), wrong: Type.Integer(), open: Type.Integer() })

export const RuleRow = Type.Object({
  rule: RuleShape,
  version: Type.Integer(),
  origin: oneOf(['file', 'person']),
  changedByName: Type.String(),
  changedAt: Instant,
  reason: Type.String(),
  /** How often it would have fired when this version was saved. */
  triedCount: nullable<number>(Type.Integer()),
  precision: RulePrecision,
  ongoing: Type.Integer(),
})
export type RuleRow = Static<typeof RuleRow>

export const listRules = operation({
  name: 'alerts.listRules',
  http: 'GET /alert-rules',
  title: { zh: '查看告警规则', en: 'List alert rules' },
  may: 'alerts:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(RuleRow) }),
})

export const listRuleVersions = operation({
  name: 'alerts.listRuleVersions',
  http: 'GET /alert-rules/{key}/versions',
  title: { zh: '查看告警规则版本', en: 'Versions of an alert rule' },
  may: 'alerts:view',
  reach: 'district',
  in: Type.Object({ key: RuleKey }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        rule: RuleShape,
        version: Type.Integer(),
        changedByName: Type.String(),
        changedAt: Instant,
        reason: Type.String(),
        triedCount: nullable<number>(Type.Integer()),
      }),
    ),
  }),
})

export const TryResult = Type.Object({
  days: Type.Integer(),
  /** Cases that the rule looked at. */
  looked: Type.Integer(),
  fired: Type.Integer(),
  /** Of each phrase: in how many of these cases it stands. */
  words: Type.Array(Type.Object({ word: Type.String(), cases: Type.Integer() })),
  /** The newest, at most 100. */
  items: Type.Array(
    Type.Object({
      firedAt: Instant,
      endedAt: nullable<string>(Instant),
      title: Title,
      explanation: Title,
      chainNo: Type.Integer(),
      caseIds: Type.Array(Id),
    }),
  ),
})
export type TryResult = Static<typeof TryResult>

/** What the rule would have done over the last days, day by day; nothing is kept. */
export const tryRule = operation({
  name: 'alerts.tryRule',
  http: 'POST /alert-rules/try',
  title: { zh: '用历史试算告警规则', en: 'Try a rule on the past' },
  may: 'alerts:edit-rules',
  reach: 'district',
  journal: 'own',
  in: Type.Object({ rule: RuleShape, days: Type.Optional(Type.Integer({ minimum: 7, maximum: 180 })) }),
  out: TryResult,
})

/** A new version, tried on the past before it goes live. Sent with `If-Match` of the version seen; 0 of a new rule. */
export const saveRule = operation({
  name: 'alerts.saveRule',
  http: 'PUT /alert-rules/{key}',
  title: { zh: '保存告警规则', en: 'Save an alert rule' },
  may: 'alerts:edit-rules',
  reach: 'district',
  in: Type.Object({ key: RuleKey, rule: RuleShape, reason: Sentence(300) }),
  out: Type.Object({ key: Type.String(), version: Type.Integer(), triedCount: Type.Integer() }),
})
