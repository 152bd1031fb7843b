import { getCase } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { viewVerification } from '../contract.ts'
import { noteOf, VERIFICATION_NOTES } from '../domain/verification-notes.ts'
import { judgeVerification } from './judge-verification.ts'

const SHOWN = 4

export const viewVerificationHandler = handle(viewVerification, async ({ id }, call) => {
  const { case: state } = await call.call(getCase, { id })
  const code = state.state === 'reported' ? noteOf(await judgeVerification(call, state)) : null
  return {
    note: code === null ? null : { code, ...VERIFICATION_NOTES[code] },
    photos: code === 'picture' ? state.photos.before.slice(0, SHOWN) : [],
  }
})
