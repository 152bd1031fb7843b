import type { CommandAnswer } from '#modules/cases/contract.ts'
import { type Message, NotYet, openChain, type ReplayParts } from './chain.ts'
import { reportMessage, stepOf } from './steps.ts'

/** More than any case with all detours takes. */
const MOST_STEPS = 40

/** Takes one message through the whole chain with simulated staff; a case left half-way by an earlier run goes on. */
export async function replayMessage(parts: ReplayParts, message: Message): Promise<CommandAnswer> {
  const chain = openChain(parts, message)
  let answer = await reportMessage(chain)
  for (let steps = 0; answer.state !== 'closed'; steps++) {
    const step = stepOf[answer.state as keyof typeof stepOf]
    if (!step || steps === MOST_STEPS)
      throw new Error(`message ${message.id} does not come to an end in state ${answer.state}`)
    try {
      answer = await step(chain)
    } catch (error) {
      if (error instanceof NotYet) return answer
      throw error
    }
  }
  return answer
}
