import { SHEET_STATE_NAMES, type SheetState } from '../sheet-chain.ts'

interface Signed {
  edition: number
  hash: string
  signedByName: string
}

export const signedNote = ({ edition, hash, signedByName }: Signed): string =>
  `第${edition}版，${signedByName}签发。留存版本校验值（SM3）：${hash}`

/** The line beneath a printed sheet that says which version it is. */
export function versionNote(state: SheetState, last: Signed | undefined): string {
  if (state !== 'signed') return `本表尚未签发（${SHEET_STATE_NAMES[state].zh}），仅供核对。`
  return last ? signedNote(last) : ''
}
