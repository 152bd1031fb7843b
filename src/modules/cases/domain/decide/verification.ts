import { isOneOf, verificationResults } from '../enums.ts'
import type { Act, Scene } from '../scene.ts'
import { event, type Handlers, isBlank } from './handler.ts'
import { isTooFar, reportFrom } from './scene-check.ts'

type VerificationCommand = 'requestVerification' | 'submitVerification' | 'cancelVerification'

/** What cannot wait is not looked at first. */
function isBarred({ state, rules }: Scene): boolean {
  return state.flags.emergency || rules.verifyBeforeFiling === 'never'
}

/** Nobody was named, and nobody serves the place. */
function nobodyGoes({ state, command, facts }: Act<'requestVerification'>): boolean {
  const { areaCode } = state.place
  return command.verifier === undefined && !(areaCode && facts.verifierOnDuty(areaCode))
}

export const verificationHandlers: Handlers<VerificationCommand> = {
  requestVerification: {
    standing: { 'verification-not-allowed': isBarred },
    guards: { 'no-verifier': nobodyGoes },
    events: (act) => {
      const { verifier = null, text = null } = act.command
      return [event(act, 'VerificationRequested', { verifier, text })]
    },
  },
  submitVerification: {
    known: ({ command }) => isOneOf(verificationResults, command.result),
    guards: {
      'too-far': ({ state, command, rules }) => isTooFar(state, command, rules, true),
      'photo-missing': ({ command }) => (command.photos ?? []).length === 0,
    },
    events: (act) => {
      const { result, text = null } = act.command
      return [event(act, 'Verified', { ...reportFrom(act.state, act.command), result, text })]
    },
  },
  cancelVerification: {
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => [event(act, 'VerificationCancelled', { reason: act.command.reason })],
  },
}
