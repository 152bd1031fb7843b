/**
 * Why the program cannot start, in one sentence that says the way out.
 * It is printed as it is, without a stack; anything else that is thrown at start is a defect.
 */
export class StartFault extends Error {
  readonly code: string
  readonly sentence: string
  readonly exitCode = 1

  constructor(code: string, zh: string, en: string, cause?: unknown) {
    const sentence = `${zh} / ${en}`
    super(sentence, { cause })
    this.name = 'StartFault'
    this.code = code
    this.sentence = sentence
  }
}
