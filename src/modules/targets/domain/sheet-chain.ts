import type { Title } from '#core/module-card.ts'
import type { Refusal } from '#core/refusal.ts'

/** Who has a sheet now, from filling in to signature. */
export const SHEET_STATES = ['draft', 'submitted', 'reviewed', 'signed', 'returned'] as const
export type SheetState = (typeof SHEET_STATES)[number]

export const SHEET_STATE_NAMES: Readonly<Record<SheetState, Title>> = {
  draft: { zh: '填报中', en: 'being filled in' },
  submitted: { zh: '待审核', en: 'to be reviewed' },
  reviewed: { zh: '待签发', en: 'to be signed' },
  signed: { zh: '已签发', en: 'signed' },
  returned: { zh: '已退回', en: 'sent back' },
}

export const SHEET_COMMANDS = ['save', 'submit', 'withdraw', 'pass', 'return', 'sign', 'reopen'] as const
export type SheetCommand = (typeof SHEET_COMMANDS)[number]

export const SHEET_COMMAND_NAMES: Readonly<Record<SheetCommand, Title>> = {
  save: { zh: '保存', en: 'Save' },
  submit: { zh: '提交审核', en: 'Submit for review' },
  withdraw: { zh: '撤回', en: 'Take back' },
  pass: { zh: '审核通过', en: 'Pass' },
  return: { zh: '退回修改', en: 'Send back' },
  sign: { zh: '签发', en: 'Sign' },
  reopen: { zh: '重新打开', en: 'Reopen' },
}

export type SheetRole = 'fill' | 'review' | 'sign'

interface Step {
  from: SheetState
  to: SheetState
  role: SheetRole
  /** Four eyes: whoever has done this with the sheet may not. */
  apartFrom: readonly ('filled' | 'reviewed')[]
  /** Only whoever has submitted it. */
  own?: true
  /** Not while something is missing. */
  whole?: true
  /** Not without words. */
  why?: true
}

/** The chain as one table: state × command. What has no row cannot happen. */
export const CHAIN: Readonly<Record<SheetCommand, readonly Step[]>> = {
  save: [
    { from: 'draft', to: 'draft', role: 'fill', apartFrom: [] },
    { from: 'returned', to: 'returned', role: 'fill', apartFrom: [] },
  ],
  submit: [
    { from: 'draft', to: 'submitted', role: 'fill', apartFrom: [], whole: true },
    { from: 'returned', to: 'submitted', role: 'fill', apartFrom: [], whole: true },
  ],
  withdraw: [{ from: 'submitted', to: 'draft', role: 'fill', apartFrom: [], own: true }],
  pass: [{ from: 'submitted', to: 'reviewed', role: 'review', apartFrom: ['filled'], whole: true }],
  return: [
    { from: 'submitted', to: 'returned', role: 'review', apartFrom: ['filled'], why: true },
    { from: 'reviewed', to: 'returned', role: 'sign', apartFrom: ['filled', 'reviewed'], why: true },
  ],
  sign: [{ from: 'reviewed', to: 'signed', role: 'sign', apartFrom: ['filled', 'reviewed'], whole: true }],
  reopen: [{ from: 'signed', to: 'draft', role: 'sign', apartFrom: [], why: true }],
}

export interface ChainHead {
  state: SheetState
  /** Everybody who has written into it, over all its versions. */
  fillers: readonly string[]
  submittedBy: string | null
  reviewedBy: string | null
}

export interface ChainFacts {
  personId: string
  roles: readonly SheetRole[]
  /** How many things are still missing; only asked where the row wants the sheet whole. */
  gaps: number
  /** The first of them, in words. */
  firstGap: Title | null
  why: string
}

export type ChainAnswer = { ok: true; to: SheetState } | { ok: false; refusal: Refusal }

const refuse = (code: string, status: number, zh: string, en: string): ChainAnswer => ({
  ok: false,
  refusal: { code, status, zh, en },
})

/** Whether a command may happen to a sheet now, and what comes of it. Guards in this order: state, post, four eyes, words, whole. */
export function decideSheet(head: ChainHead, command: SheetCommand, facts: ChainFacts): ChainAnswer {
  const rows = CHAIN[command].filter((row) => row.from === head.state)
  const name = SHEET_COMMAND_NAMES[command]
  const state = SHEET_STATE_NAMES[head.state]
  if (rows.length === 0) return refuse('sheet-state', 409, ...wrongState(command, name, state))
  const row = rows.find((one) => facts.roles.includes(one.role))
  if (!row)
    return refuse(
      'sheet-post',
      403,
      `${state.zh}的自评表由${ROLE_NAMES[rows[0]!.role].zh}办理。请联系他们。`,
      `A sheet that is ${state.en} is for ${ROLE_NAMES[rows[0]!.role].en}.`,
    )
  if (row.own && head.submittedBy !== facts.personId)
    return refuse(
      'sheet-not-yours',
      403,
      '只有提交的人可以撤回。请提交人撤回，或请审核人退回。',
      'Only whoever submitted it may take it back. Ask the reviewer to send it back.',
    )
  if (row.apartFrom.includes('filled') && head.fillers.includes(facts.personId))
    return refuse(
      'sheet-four-eyes',
      403,
      `你填写过这张自评表，须由他人${row.role === 'review' ? '审核' : '签发'}。`,
      `You have filled in this sheet: somebody else has to ${row.role}.`,
    )
  if (row.apartFrom.includes('reviewed') && head.reviewedBy === facts.personId)
    return refuse(
      'sheet-four-eyes',
      403,
      '你审核过这张自评表，须由他人签发。',
      'You have reviewed this sheet: somebody else has to sign.',
    )
  if (row.why && facts.why.trim() === '')
    return refuse('sheet-why', 422, `请写明${name.zh}的原因。`, `Write down why: ${name.en.toLowerCase()}.`)
  if (row.whole && facts.gaps > 0)
    return refuse(
      'sheet-gaps',
      422,
      `还有 ${facts.gaps} 处未填好，不能${name.zh}。${facts.firstGap?.zh ?? ''}`,
      `${facts.gaps} things are missing. ${facts.firstGap?.en ?? ''}`,
    )
  return { ok: true, to: row.to }
}

const ROLE_NAMES: Readonly<Record<SheetRole, Title>> = {
  fill: { zh: '填报岗位', en: 'those who fill in' },
  review: { zh: '审核岗位', en: 'the reviewers' },
  sign: { zh: '签发岗位', en: 'those who sign' },
}

function wrongState(command: SheetCommand, name: Title, state: Title): [string, string] {
  const way: Partial<Record<SheetCommand, Title>> = {
    save: {
      zh: '需要修改的，先撤回、请审核人退回，或请签发人重新打开。',
      en: 'To change it, take it back, have it sent back, or have it reopened.',
    },
    withdraw: { zh: '已审核的请签发人退回。', en: 'Once reviewed, it is sent back by whoever signs.' },
  }
  const then = way[command] ?? { zh: '请刷新后查看。', en: 'Refresh to see it.' }
  return [`自评表${state.zh}，不能${name.zh}。${then.zh}`, `The sheet is ${state.en}. ${then.en}`]
}
