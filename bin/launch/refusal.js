'use strict'

/** A failure with a sentence that says the way out; printed without a stack. */
exports.Refusal = class Refusal extends Error {
  constructor(zh, en) {
    super(`${zh} / ${en}`)
  }
}
