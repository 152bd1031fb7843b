import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Category, CategoryClass } from '../domain/category.ts'
import { CategoryCode, Change, Kind, LimitText, nullable, Title, Why } from './words.ts'

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
