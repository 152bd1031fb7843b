/** One wrong field of an input, in the reader's words. */
export interface FieldFault {
  field: string
  zh: string
  en: string
}

export interface FaultText {
  /** HTTP status (RFC 9110) that the fault answers with. */
  status: number
  zh: string
  en: string
  /** What the reader can do now; part of the sentence where the rule's source already says it. */
  wayOut?: { zh: string; en: string }
  fields?: FieldFault[]
}

/** A refusal that a person can act on. Anything else that is thrown is a defect of the program. */
export class Fault extends Error {
  readonly code: string
  readonly text: FaultText

  constructor(code: string, text: FaultText) {
    super(`${code}: ${text.zh}`)
    this.name = 'Fault'
    this.code = code
    this.text = text
  }

  get status(): number {
    return this.text.status
  }
}

export function fault(code: string, text: FaultText): Fault {
  return new Fault(code, text)
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Fault
}
