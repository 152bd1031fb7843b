import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

/** Read leniently: what is wrong with one row is said of that row, and the others are kept. */
const Loose = Type.Unsafe<string | number | null>({
  anyOf: [{ type: 'number' }, { type: 'string', maxLength: 80 }, { type: 'null' }],
})

export const RefusedRow = Type.Object({
  /** Index in the list, or line of the file. */
  row: Type.Integer(),
  sign: Type.String(),
  reasonZh: Type.String(),
  reasonEn: Type.String(),
})
export type RefusedRow = Static<typeof RefusedRow>

const counts = {
  received: Type.Integer(),
  saved: Type.Integer(),
  /** Already there with the same value: the same sign, place and instant is one reading. */
  known: Type.Integer(),
  refusedCount: Type.Integer(),
}

export const sendReadings = operation({
  name: 'signs.sendReadings',
  http: 'POST /signs/readings',
  title: { zh: '报送体征读数', en: 'Send readings' },
  may: 'signs:ingest',
  reach: 'district',
  maxBodyBytes: 512 * 1024,
  in: Type.Object({
    readings: Type.Array(
      Type.Object({
        /** Code or id: `B07`, `waterlog_depth_max`. */
        sign: Loose,
        /** Area code; left out: the whole district. */
        place: Type.Optional(Loose),
        /** RFC 3339. */
        at: Loose,
        value: Loose,
        /** good or estimated; good if left out. */
        quality: Type.Optional(Loose),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
  }),
  out: Type.Object({ ...counts, refused: Type.Array(RefusedRow) }),
})

/** CSV, XLSX or JSONL with the columns 体征, 区域, 时间, 数值, 质量 (or sign, place, at, value, quality). */
export const importReadings = operation({
  name: 'signs.importReadings',
  http: 'POST /signs/readings/import',
  title: { zh: '导入体征读数', en: 'Import readings' },
  may: 'signs:ingest',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 16 * 1024 * 1024,
  in: Type.Object({
    /** `true` checks and counts without keeping anything. */
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
  }),
  out: Type.Object({ dryRun: Type.Boolean(), ...counts, refused: Type.Array(RefusedRow) }),
})
