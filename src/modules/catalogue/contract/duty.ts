import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { DutyBody, DutyRule } from '../domain/duty.ts'
import { AreaCode, CategoryCode, Change, Kind, nullable, Title, Why } from './words.ts'

const DutyBodyIn = Type.Unsafe<DutyBody>(
  Type.Union([
    Type.Object({ orgKey: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false }),
    Type.Object({ level: Type.Literal('street') }, { additionalProperties: false }),
  ]),
)

const dutyWords = {
  lead: DutyBodyIn,
  coHandlers: Type.Array(DutyBodyIn, { maxItems: 10 }),
  /** Where the order goes first. */
  level: Type.Unsafe<'district' | 'street'>(Type.Enum(['district', 'street'])),
  /** Duty may be disputed: the first body to receive it leads to the end. */
  firstReceiver: Type.Boolean(),
  basisZh: Type.String({ minLength: 1, maxLength: 100 }),
}

const dutyRuleWords = { code: Type.String(), ...dutyWords, version: Type.Integer() }
const DutyRuleOut = Type.Unsafe<DutyRule>(Type.Object(dutyRuleWords))

/** A rule with names for a person to read. */
export interface DutyLine extends DutyRule {
  categoryZh: string
  leadZh: string
  coHandlersZh: readonly string[]
  /** What is wrong with the rule now, e.g. a unit that is out of service; null if nothing. */
  fault: { zh: string; en: string } | null
}
const DutyLineOut = Type.Unsafe<DutyLine>(
  Type.Object({
    ...dutyRuleWords,
    categoryZh: Type.String(),
    leadZh: Type.String(),
    coHandlersZh: Type.Array(Type.String()),
    fault: nullable(Title),
  }),
)

export const listDuty = operation({
  name: 'catalogue.listDuty',
  http: 'GET /duty',
  title: { zh: '查看职责清单', en: 'List who is responsible for what' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    kind: Type.Optional(Kind),
    class: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
    /** Rules that this unit leads or helps with; `street` for rules by area. */
    unit: Type.Optional(Type.String({ maxLength: 60 })),
    text: Type.Optional(Type.String({ maxLength: 40 })),
    firstReceiver: Type.Optional(Type.Boolean()),
    faultsOnly: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(CategoryCode),
  }),
  out: Type.Object({ version: Type.Integer(), items: Type.Array(DutyLineOut), next: nullable(Type.String()) }),
})

export const saveDutyRule = operation({
  name: 'catalogue.saveDutyRule',
  http: 'PUT /duty/{code}',
  title: { zh: '修改职责', en: 'Save a duty rule' },
  may: 'catalogue:edit-duty',
  reach: 'district',
  in: Type.Object({ code: CategoryCode, ...dutyWords, why: Why }),
  out: Type.Object({ rule: DutyRuleOut, dutyVersion: Type.Integer() }),
})

export const listDutyVersions = operation({
  name: 'catalogue.listDutyVersions',
  http: 'GET /duty-versions',
  title: { zh: '查看职责变更记录', en: 'List changes of duty' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    code: Type.Optional(CategoryCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    /** Only versions before this one. */
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
  }),
  out: Type.Object({
    /** Newest first; `rules` holds at most 20 of a version's rules. */
    items: Type.Array(
      Type.Object({
        ...Change.properties,
        ruleCount: Type.Integer(),
        rules: Type.Array(Type.Object({ before: nullable(DutyRuleOut), after: DutyRuleOut })),
      }),
    ),
    next: nullable(Type.String()),
  }),
})

const UnitRef = Type.Object({ id: Type.String(), name: Type.String() })

export const proposeHandlers = operation({
  name: 'catalogue.proposeHandlers',
  http: 'GET /duty/{code}/proposal',
  title: { zh: '推荐主办和协办单位', en: 'Propose lead and co-handlers' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    code: CategoryCode,
    areaCode: Type.Optional(AreaCode),
    /** CGCS2000; used when no area is given. */
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  }),
  out: Type.Object({
    /** Null: nobody can be proposed; `reason` says why and what to do. */
    lead: nullable(UnitRef),
    coHandlers: Type.Array(UnitRef),
    level: nullable(Type.String()),
    firstReceiver: Type.Boolean(),
    reason: Title,
    version: Type.Integer(),
  }),
})

export const importDuty = operation({
  name: 'catalogue.importDuty',
  http: 'POST /duty/import',
  title: { zh: '导入职责清单', en: 'Import duty rules' },
  may: 'catalogue:edit-duty',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 8 * 1024 * 1024,
  in: Type.Object({ dryRun: Type.Optional(Type.Enum(['true', 'false'])), why: Type.Optional(Why) }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    read: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    rejected: Type.Integer(),
    dutyVersion: Type.Integer(),
    /** At most 200. */
    faults: Type.Array(
      Type.Object({ line: Type.Integer(), code: nullable(Type.String()), zh: Type.String(), en: Type.String() }),
    ),
  }),
})

export const exportDuty = operation({
  name: 'catalogue.exportDuty',
  http: 'GET /duty/export',
  title: { zh: '导出职责清单', en: 'Export duty rules' },
  may: 'signedIn',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ format: Type.Optional(Type.Enum(['csv', 'xlsx'])) }),
  out: Type.Unknown(),
})
