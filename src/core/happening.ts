import type { Static, TSchema } from 'typebox'
import type { Place } from './scope.ts'

/** Something that happened, told to other modules after commit through the outbox. Names are past tense. */
export interface Happening<P extends TSchema = TSchema> {
  kind: 'happening'
  /** `module.pastTense` */
  name: string
  payload: P
  watch?: Watch<P>
}

/** Which open screens hear of it at once. */
export type Watch<P extends TSchema = TSchema> = PlaceWatch<P> | PersonWatch<P>

/** Those whose posts carry the permission for one of the places. */
export interface PlaceWatch<P extends TSchema = TSchema> {
  may: `${string}:${string}`
  /** Where it happened; where it was before too, for whoever must see it go. */
  places(told: Static<P>): readonly Place[]
}

/** Those of one person: what is theirs alone. */
export interface PersonWatch<P extends TSchema = TSchema> {
  person(told: Static<P>): string
}

export type Told<H> = H extends Happening<infer P> ? Static<P> : never

export function happening<P extends TSchema>(name: `${string}.${string}`, payload: P, watch?: Watch<P>): Happening<P> {
  return { kind: 'happening', name, payload, ...(watch ? { watch } : {}) }
}
