import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Source } from '../domain/figure.ts'
import { CycleOf, Id, Instant, Kind, nullable, PeriodKey, Reason, TemplateId } from './words.ts'

const State = Type.Unsafe<'draft' | 'signed'>(Type.Enum(['draft', 'signed']))

export type BulletinRow = Static<typeof BulletinRow>
export const BulletinRow = Type.Object({
  id: Id,
  template: Type.String(),
  kind: Kind,
  cycle: CycleOf,
  period: Type.String(),
  number: Type.String(),
  title: Type.String(),
  state: State,
  madeAt: Instant,
  dueAt: Instant,
  /** A draft whose due has passed. */
  late: Type.Boolean(),
  signedBy: nullable<string>(Type.String()),
  signedAt: nullable<string>(Instant),
  /** Number of the edition that this one corrects; and of the one that corrects this one. */
  corrects: nullable<string>(Type.String()),
  correctedBy: nullable<string>(Type.String()),
})

/** Readers see what has been signed; drafts are seen by those who produce or sign. */
export const listBulletins = operation({
  name: 'bulletins.list',
  http: 'GET /bulletins',
  title: { zh: '简报列表', en: 'List bulletins' },
  may: 'bulletins:view',
  reach: 'district',
  in: Type.Object({
    kind: Type.Optional(Kind),
    state: Type.Optional(State),
    /** Part of number, title or text. */
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  out: Type.Object({ items: Type.Array(BulletinRow), next: nullable<string>(Type.String()) }),
})

export type Bulletin = Static<typeof Bulletin>
export const Bulletin = Type.Object({
  ...BulletinRow.properties,
  version: Type.Integer(),
  /** The page as it is printed; numbers carry `data-figure`. */
  html: Type.String(),
  /** What persons write into it. */
  words: Type.Array(Type.Object({ id: Type.String(), hint: Type.String(), text: Type.String() })),
  sources: Type.Array(Type.Unsafe<Source>({})),
  files: Type.Array(Type.String()),
  signature: nullable<{
    /** Checked when this was read: the stored files are those that were signed. */
    valid: boolean
    sm3Pdf: string
    publicKey: string
    signature: string
    statement: string
  }>(Type.Object({})),
  maySign: Type.Boolean(),
  reason: nullable<string>(Type.String()),
  correctsId: nullable<string>(Id),
  correctedById: nullable<string>(Id),
})

export const getBulletin = operation({
  name: 'bulletins.get',
  http: 'GET /bulletins/{id}',
  title: { zh: '一期简报', en: 'One bulletin' },
  may: 'bulletins:view',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Bulletin,
})

export const BULLETIN_FORMATS = ['pdf', 'docx', 'xlsx', 'json'] as const
export type BulletinFormat = (typeof BULLETIN_FORMATS)[number]

/** Of a signed one the very bytes that were signed; `json`: all figures with their sources, for machines. */
export const getBulletinFile = operation({
  name: 'bulletins.getFile',
  http: 'GET /bulletins/{id}/files/{format}',
  title: { zh: '下载简报', en: 'Download a bulletin' },
  may: 'bulletins:view',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ id: Id, format: Type.Unsafe<BulletinFormat>(Type.Enum([...BULLETIN_FORMATS])) }),
  out: Type.Unknown(),
})

/** The cases behind a figure, cut to what the caller may see. */
export const listBehindFigure = operation({
  name: 'bulletins.listBehind',
  http: 'GET /bulletins/{id}/behind',
  title: { zh: '简报数字背后的案件', en: 'Cases behind a figure' },
  may: 'bulletins:view',
  reach: 'area',
  in: Type.Object({
    id: Id,
    source: Type.Integer({ minimum: 1, maximum: 500 }),
    measure: Type.Integer({ minimum: 0, maximum: 20 }),
    /** Of the line; none: of the whole. */
    key: Type.Optional(Type.String({ maxLength: 120 })),
    part: Type.Optional(Type.Unsafe<'numerator' | 'denominator'>(Type.Enum(['numerator', 'denominator']))),
  }),
  out: Type.Object({
    /** What the figure is, in a sentence; how it is reckoned. */
    sentence: Type.String(),
    definitions: Type.Array(Type.String()),
    version: Type.String(),
    asOf: Instant,
    /** Of the caller's own scope; the figure itself is the district's. */
    total: Type.Integer(),
    cut: Type.Boolean(),
    items: Type.Array(
      Type.Object({ id: Type.String(), no: Type.String(), title: Type.String(), at: Instant, href: Type.String() }),
    ),
  }),
})

export const produceBulletin = operation({
  name: 'bulletins.produce',
  http: 'POST /bulletins',
  title: { zh: '生成简报', en: 'Produce a bulletin' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({ template: TemplateId, period: PeriodKey }),
  out: Type.Object({ id: Id, number: Type.String(), made: Type.Boolean() }),
})

export const saveWords = operation({
  name: 'bulletins.saveWords',
  http: 'POST /bulletins/{id}/words',
  title: { zh: '填写简报文字', en: 'Write the words of a draft' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({
    id: Id,
    words: Type.Array(Type.Object({ id: Type.String({ maxLength: 40 }), text: Type.String({ maxLength: 4000 }) }), {
      minItems: 1,
      maxItems: 40,
    }),
  }),
  out: Type.Object({ id: Id, version: Type.Integer() }),
})

/** Makes the final files, signs their digests with SM2, and ends all change. */
export const signBulletin = operation({
  name: 'bulletins.sign',
  http: 'POST /bulletins/{id}/sign',
  title: { zh: '签发简报', en: 'Sign a bulletin' },
  may: 'bulletins:sign',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id, number: Type.String(), sm3: Type.String() }),
})

/** A new draft with a new number, of the figures as they are now. */
export const correctBulletin = operation({
  name: 'bulletins.correct',
  http: 'POST /bulletins/{id}/correction',
  title: { zh: '更正已签发的简报', en: 'Correct a signed bulletin' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({ id: Id, reason: Reason }),
  out: Type.Object({ id: Id, number: Type.String() }),
})

/** Which periods of a year have their bulletin. */
export const getBulletinYear = operation({
  name: 'bulletins.getYear',
  http: 'GET /bulletin-years/{year}',
  title: { zh: '简报日历', en: 'Calendar of bulletins' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2199 }) }),
  out: Type.Object({
    templates: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        cycle: CycleOf,
        periods: Type.Array(
          Type.Object({
            key: Type.String(),
            /** `ahead`: not due yet. `missing`: its time has come and nothing is there. `before`: bulletins had not begun. */
            state: Type.Unsafe<'draft' | 'signed' | 'missing' | 'before' | 'ahead'>(Type.String()),
            id: nullable<string>(Id),
            number: nullable<string>(Type.String()),
          }),
        ),
      }),
    ),
  }),
})
