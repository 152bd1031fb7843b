import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { RuleChange } from '../domain/case-rules.ts'
import type { ClockLimitData } from '../domain/clock-limits.ts'
import type { RuleSet } from '../domain/rules/rule-set.ts'
import { Id, Instant, nullable } from './words.ts'

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

const RuleVersionOut = Type.Object({
  version: Type.Integer(),
  /** What a case keeps. */
  key: Type.String(),
  inForce: Type.Boolean(),
  origin: Type.Unsafe<'seed' | 'person' | 'catalogue'>(Type.Enum(['seed', 'person', 'catalogue'])),
  why: Type.String(),
  changedAt: Instant,
  changedBy: Type.String(),
  agreedBy: nullable<string>(Type.String()),
  openCases: Type.Integer(),
})
export type RuleVersionOut = Static<typeof RuleVersionOut>

const Finding = Type.Object({
  code: Type.String(),
  where: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  wayOut: Words,
})
const Difference = Type.Object({
  where: Type.String(),
  group: Words,
  name: Words,
  within: nullable<Static<typeof Words>>(Words),
  before: Words,
  after: Words,
})

const version = Type.String({ pattern: '^(current|[1-9][0-9]{0,5})$', description: 'a number, or current' })

/** What a district may set; the product's base and presets and the catalogue's channels are added by the server. */
const choice = {
  preset: nullable<string>(Type.String({ maxLength: 60 })),
  district: Type.Unsafe<RuleChange | null>({ type: ['object', 'null'] }),
  limits: Type.Unsafe<ClockLimitData>({ type: 'object' }),
}

export const listRuleVersions = operation({
  name: 'cases.listRuleVersions',
  http: 'GET /rules',
  title: { zh: '流程规则的各个版本', en: 'Versions of the process rules' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(RuleVersionOut), next: Type.Null() }),
})

export const getRules = operation({
  name: 'cases.getRules',
  http: 'GET /rules/{version}',
  title: { zh: '一版流程规则', en: 'One version of the process rules' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({ version }),
  out: Type.Object({
    version: Type.Integer(),
    key: Type.String(),
    rules: Type.Unsafe<RuleSet>({}),
    /** For whoever may change rules: leaders and commanders of the centre, one of whom agrees. */
    mayAgree: Type.Array(Type.Object({ id: Id, name: Type.String(), post: Type.String() })),
  }),
})

/** Changes nothing; a POST, since a rule set does not fit into an address. */
export const tryRules = operation({
  name: 'cases.tryRules',
  http: 'POST /rules/try',
  title: { zh: '校验流程规则', en: 'Check process rules' },
  may: 'cases:edit-rules',
  reach: 'district',
  journal: 'own',
  in: Type.Object(choice),
  out: Type.Object({
    ok: Type.Boolean(),
    findings: Type.Array(Finding),
    /** From the version in force to this one. */
    differences: Type.Array(Difference),
    inForce: Type.Integer(),
    /** Open cases that stay under the versions so far. */
    staying: Type.Integer(),
  }),
})

export const saveRules = operation({
  name: 'cases.saveRules',
  http: 'POST /rules',
  title: { zh: '发布流程规则新版本', en: 'Put new process rules in force' },
  may: 'cases:edit-rules',
  reach: 'district',
  in: Type.Object({ ...choice, why: Type.String({ minLength: 2, maxLength: 200 }), agreedBy: Id }),
  out: Type.Object({ version: Type.Integer(), key: Type.String(), differences: Type.Array(Difference) }),
})

export const exportRules = operation({
  name: 'cases.exportRules',
  http: 'GET /rules/{version}/document',
  title: { zh: '导出流程规则', en: 'Export process rules' },
  may: 'signedIn',
  reach: 'district',
  answers: 'file',
  in: Type.Object({
    version,
    /** json: to change and check by `rules check`; html and docx: to print. */
    format: Type.Optional(Type.Unsafe<'json' | 'html' | 'docx'>(Type.Enum(['json', 'html', 'docx']))),
    language: Type.Optional(Type.Unsafe<'zh' | 'en'>(Type.Enum(['zh', 'en']))),
  }),
  out: Type.Unknown(),
})
