import { isFault } from '#core/fault.ts'

export interface Finding {
  what: string
  ok: boolean
  /** How it is, or what is wrong and what to do. */
  zh: string
}

/** A check gives the sentence of what is well, and throws the one of what is not. */
export type Check = () => Promise<string>

export async function findingOf(what: string, check: Check): Promise<Finding> {
  try {
    return { what, ok: true, zh: await check() }
  } catch (error) {
    return { what, ok: false, zh: sentenceOf(error) }
  }
}

function sentenceOf(error: unknown): string {
  if (isFault(error)) return `${error.text.zh}${error.text.wayOut?.zh ?? ''}`
  if (!(error instanceof Error)) return String(error)
  return 'sentence' in error ? String(error.sentence) : error.message
}

export function needs(holds: boolean, good: string, bad: string): string {
  if (!holds) throw new Error(bad)
  return good
}
