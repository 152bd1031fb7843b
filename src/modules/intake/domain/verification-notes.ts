import type { Title } from '#core/module-card.ts'
import type { Obstacle, VerificationVerdict } from './verification-by-rule.ts'

export type NoteCode = Obstacle | 'picture' | 'notSent'

/** What the intake officer reads beside the form of acceptance: why nobody was sent, and the way out. */
export const VERIFICATION_NOTES: Readonly<Record<NoteCode, Title>> = {
  emergency: {
    zh: '规则要求先核实，但本案是应急案件，不等核实。请直接受理并派遣。',
    en: 'The rules ask for verification, but an emergency does not wait for it. Accept and dispatch at once.',
  },
  seemsEmergency: {
    zh: '规则要求先核实，但来件像是应急小类，系统没有派人，以免耽误。请先定类别：应急的直接受理并派遣，不是的可要求核实。',
    en: 'The rules ask for verification, but the words are those of an emergency, so nobody was sent: it might lose time. Decide the category: accept an emergency at once, else ask for verification.',
  },
  notAllowed: {
    zh: '规则要求先核实，但此类案件的“允许核实”已关，系统没有派人。请直接受理，或请值班长修改流程规则。',
    en: 'The rules ask for verification, but do not allow it for this kind of case, so nobody was sent. Accept it, or have the duty chief change the rules.',
  },
  notLocated: {
    zh: '规则要求先核实，但位置还不知道属于哪个区域，系统没有派人。请先更正位置，再要求核实。',
    en: 'The rules ask for verification, but it is not known in which area the place lies, so nobody was sent. Correct the place, then ask for verification.',
  },
  noVerifier: {
    zh: '规则要求先核实，但此处现在没有在岗的核实人，系统没有派人。请指定人员要求核实，或直接受理。',
    en: 'The rules ask for verification, but nobody who verifies is on duty here, so nobody was sent. Name somebody and ask for verification, or accept.',
  },
  ownReport: {
    zh: '规则要求先核实，但此处在岗的核实人就是上报人，系统没有派人。请另指定人员要求核实，或直接受理。',
    en: 'The rules ask for verification, but the only one on duty here is the reporter, so nobody was sent. Name somebody else, or accept.',
  },
  picture: {
    zh: '规则要求先看图。请看过图片再受理；看不清的，可要求到现场核实。',
    en: 'The rules ask for a look at the picture. Look at it before you accept; if it does not show enough, ask for verification on the spot.',
  },
  notSent: {
    zh: '规则要求先核实，系统还没有派人。请稍候，或现在就要求核实。',
    en: 'The rules ask for verification and nobody has been sent yet. Wait a moment, or ask for it now.',
  },
}

export function noteOf(verdict: VerificationVerdict): NoteCode | null {
  switch (verdict.to) {
    case 'nothing':
      return null
    case 'look':
      return 'picture'
    case 'send':
      return 'notSent'
    case 'leave':
      return verdict.because
  }
}
