import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Line } from './decisions.ts'
import { Instant, nullable, question, SumsOut, Title, UnitId } from './words.ts'

export const UnitDecisions = Type.Object({
  asOf: Instant,
  unit: Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), kind: Type.String() }),
  definitions: Type.Array(Title),
  period: Type.Object({ from: Type.String(), to: Type.String() }),
  total: SumsOut,
  /** The period before, and the same a year earlier. */
  before: SumsOut,
  year: SumsOut,
  /** Units of the same kind that had cases, the most loaded first; the unit itself among them. */
  peers: Type.Array(Line),
  peerTotal: SumsOut,
  /** Months up to the end of the period, oldest first. */
  months: Type.Array(Type.Object({ month: Type.String(), ...SumsOut.properties })),
  categories: Type.Array(Line),
  streets: Type.Array(Line),
  buckets: Type.Array(Type.Integer()),
  medianBucket: nullable<number>(Type.Integer()),
  /** The caller may open the cases behind. */
  opens: Type.Boolean(),
})
export type UnitDecisions = Static<typeof UnitDecisions>

export const getUnitDecisions = operation({
  name: 'decisions.getUnit',
  http: 'GET /decisions/units/{id}',
  title: { zh: '一个单位的办理画像', en: 'One unit beside its peers and its past' },
  may: 'decisions:view',
  reach: 'district',
  in: Type.Object({ id: UnitId, from: question.from, to: question.to, imported: question.imported }),
  out: UnitDecisions,
})
