import { type TSchema, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { LIMIT_UNITS, type Limit, LONGEST_LIMIT } from '#core/time/limit.ts'
import {
  type AmbiguousTerm,
  CATEGORY_KINDS,
  type Category,
  type CategoryClass,
  type CategoryKind,
} from './domain/category.ts'
import { type Channel, type DeadlineTable, VARIANTS, type Variant, type VariantOverride } from './domain/channel.ts'
import type { DutyBody, DutyProposal, DutyRule } from './domain/duty.ts'
import type { CategorySuggestion } from './domain/suggest-categories.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Title = Type.Object({ zh: Type.String(), en: Type.String() })
const CategoryCode = Type.String({ pattern: '^[0-9]{6}$' })
const AreaCode = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
const Why = Type.String({ minLength: 2, maxLength: 200 })

export type {
  AmbiguousTerm,
  Category,
  CategoryClass,
  CategoryKind,
  CategorySuggestion,
  Channel,
  DeadlineTable,
  DutyBody,
  DutyProposal,
  DutyRule,
  Variant,
  VariantOverride,
}
export { CATEGORY_KINDS, VARIANTS }

const Kind = Type.Unsafe<CategoryKind>(Type.Enum([...CATEGORY_KINDS]))

const LimitText = Type.Unsafe<Limit>(
  Type.Object({ n: Type.Integer({ minimum: 1, maximum: LONGEST_LIMIT }), unit: Type.Enum([...LIMIT_UNITS]) }),
)

const ClassOut = Type.Unsafe<CategoryClass>(
  Type.Object({
    code: Type.String(),
    kind: Kind,
    zh: Type.String(),
    en: Type.String(),
    pinyinInitials: Type.String(),
  }),
)

const categoryWords = {
  zh: Type.String({ minLength: 1, maxLength: 40 }),
  en: Type.String({ minLength: 1, maxLength: 80 }),
  pinyinInitials: Type.String({ pattern: '^[a-z0-9]{0,40}$' }),
  synonyms: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 30 }),
  /** A check on the spot by a grid worker makes sense. */
  outdoor: Type.Boolean(),
  fileZh: Type.String({ maxLength: 300 }),
  fileEn: Type.String({ maxLength: 600 }),
  closeZh: Type.String({ maxLength: 300 }),
  closeEn: Type.String({ maxLength: 600 }),
  limit: LimitText,
  /** Replaces `limit` when the facility has no owner; counted from signing. */
  ownerlessLimit: nullable(LimitText),
  /** First safety measure within one natural hour of signing. */
  emergency: Type.Boolean(),
  /** Reports of it may be rewarded. */
  reward: Type.Boolean(),
}

const CategoryOut = Type.Unsafe<Category>(
  Type.Object({
    code: Type.String(),
    class: Type.String(),
    kind: Kind,
    /** Stable English key. */
    id: Type.String(),
    ...categoryWords,
    /** The "other" row of its class; outside all counts. */
    other: Type.Boolean(),
    /** False: no new case may take it; old cases keep it. */
    active: Type.Boolean(),
    /** Version of the taxonomy that this row came with. */
    version: Type.Integer(),
  }),
)

const channelWords = {
  zh: Type.String({ minLength: 1, maxLength: 30 }),
  en: Type.String({ minLength: 1, maxLength: 60 }),
  variant: Type.Unsafe<Variant>(Type.Enum([...VARIANTS])),
  needsCallback: Type.Unsafe<'always' | 'ifContact' | 'never'>(Type.Enum(['always', 'ifContact', 'never'])),
  identityKnown: Type.Unsafe<'always' | 'optional' | 'never'>(Type.Enum(['always', 'optional', 'never'])),
  deadlineTable: Type.String({ minLength: 1, maxLength: 40 }),
  entry: Type.Unsafe<'interface' | 'manual' | 'app' | 'console' | 'web'>(
    Type.Enum(['interface', 'manual', 'app', 'console', 'web']),
  ),
}

const ChannelOut = Type.Unsafe<Channel>(
  Type.Object({
    id: Type.String(),
    /** Two digits, part of the case number. */
    code: Type.String(),
    ...channelWords,
    active: Type.Boolean(),
    version: Type.Integer(),
  }),
)

const DeadlineTableOut = Type.Unsafe<DeadlineTable>(
  Type.Object({
    key: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    from: Type.String(),
    tiers: Type.Array(Type.Object({ tier: Type.String(), zh: Type.String(), limit: LimitText })),
    reserve: Type.Optional(Type.Object({ percent: Type.Number(), maximum: LimitText, floorPercent: Type.Number() })),
  }),
)

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

export interface SuggestOptions {
  /** Prefers the kinds of case that this channel brings. */
  channel?: string
  kind?: CategoryKind
  limit?: number
}

/** Categories, channels and duty in memory, for hot paths. `category` and `channel` also know what is no longer in use. */
export interface CatalogueBook {
  category(code: string): Category | null
  categories(): readonly Category[]
  classes(): readonly CategoryClass[]
  /** The class of a class code or of a category code. */
  classOf(code: string): CategoryClass | null
  suggest(text: string, options?: SuggestOptions): CategorySuggestion[]
  channel(id: string): Channel | null
  channels(): readonly Channel[]
  deadlineTable(key: string): DeadlineTable | null
  deadlineTables(): readonly DeadlineTable[]
  /** First match wins over the variant of the channel. */
  variantOverrides(): readonly VariantOverride[]
  variantFor(channel: string, about: { urgency?: string | null; kind?: string | null }): Variant
  /** Null: no rule, or a street must lead and the area names none, or the unit is not in service. */
  duty(code: string, areaCode: string | null): DutyProposal | null
  readonly versions: { taxonomy: number; duty: number; channels: number }
}

export const catalogueBook = port<CatalogueBook>('catalogue.catalogueBook')

/** Sent through `runtime.broadcast` when categories, channels or duty have changed. */
export const CATALOGUE_CHANGED = 'catalogue.changed'

export const listCategories = operation({
  name: 'catalogue.listCategories',
  http: 'GET /categories',
  title: { zh: '查看案件类别', en: 'List case categories' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({
    kind: Type.Optional(Kind),
    class: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
    /** Part of a name, a synonym, a code or pinyin initials. */
    text: Type.Optional(Type.String({ maxLength: 40 })),
    withInactive: Type.Optional(Type.Boolean()),
  }),
  out: Type.Object({
    version: Type.Integer(),
    classes: Type.Array(ClassOut),
    items: Type.Array(CategoryOut),
    next: Type.Null(),
  }),
})

const Change = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  why: Type.String(),
})

export const getCategory = operation({
  name: 'catalogue.getCategory',
  http: 'GET /categories/{code}',
  title: { zh: '查看一个类别', en: 'Show one category' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({ code: CategoryCode }),
  out: Type.Object({
    category: CategoryOut,
    class: ClassOut,
    /** Newest first. */
    versions: Type.Array(Type.Object({ ...Change.properties, category: CategoryOut })),
  }),
})

export const saveCategory = operation({
  name: 'catalogue.saveCategory',
  http: 'PUT /categories/{code}',
  title: { zh: '修改类别', en: 'Save a category' },
  may: 'catalogue:edit-categories',
  reach: 'district',
  in: Type.Object({
    code: CategoryCode,
    ...categoryWords,
    /** Only for a new category; the key of an existing one never changes. */
    id: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{1,59}$' })),
    active: Type.Boolean(),
    why: Why,
  }),
  out: Type.Object({ category: CategoryOut, taxonomyVersion: Type.Integer() }),
})

/** Changes nothing; a POST, so that a citizen's words stand in no address line and no log. */
export const suggestCategories = operation({
  name: 'catalogue.suggestCategories',
  http: 'POST /categories/suggest',
  title: { zh: '推荐类别', en: 'Suggest categories' },
  may: 'signedIn',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    channel: Type.Optional(Type.String({ maxLength: 40 })),
    kind: Type.Optional(Kind),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        code: Type.String(),
        zh: Type.String(),
        kind: Kind,
        classZh: Type.String(),
        score: Type.Number(),
        why: Title,
        ambiguousTerm: nullable(Type.String()),
      }),
    ),
  }),
})

export const listChannels = operation({
  name: 'catalogue.listChannels',
  http: 'GET /channels',
  title: { zh: '查看案件来源', en: 'List channels' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    version: Type.Integer(),
    items: Type.Array(ChannelOut),
    deadlineTables: Type.Array(DeadlineTableOut),
    next: Type.Null(),
  }),
})

export const saveChannel = operation({
  name: 'catalogue.saveChannel',
  http: 'PUT /channels/{id}',
  title: { zh: '修改案件来源', en: 'Save a channel' },
  may: 'catalogue:edit-channels',
  reach: 'district',
  in: Type.Object({
    id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' }),
    code: Type.String({ pattern: '^[0-9]{2}$' }),
    ...channelWords,
    active: Type.Boolean(),
    why: Why,
  }),
  out: Type.Object({ channel: ChannelOut, channelsVersion: Type.Integer() }),
})

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
