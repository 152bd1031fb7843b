import { v5 } from 'uuid'

const NAMESPACE = '6f0d7f0e-3a39-5c0b-9a55-6d0f6b1b7c31'

/** Identity of the command that a message becomes: the same at every try, in every process. */
export function commandIdOf(messageNo: string): string {
  return v5(messageNo, NAMESPACE)
}
