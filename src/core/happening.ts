import type { Static, TSchema } from 'typebox'

/** Something that happened, told to other modules after commit through the outbox. Names are past tense. */
export interface Happening<P extends TSchema = TSchema> {
  kind: 'happening'
  /** `module.pastTense` */
  name: string
  payload: P
}

export type Told<H> = H extends Happening<infer P> ? Static<P> : never

export function happening<P extends TSchema>(name: `${string}.${string}`, payload: P): Happening<P> {
  return { kind: 'happening', name, payload }
}
