import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Cursor, Day, Decimal, DecimalUp, Id, Instant, nullable, oneOf, ProjectRef, Sentence } from './words.ts'

const Document = { document: Sentence(200), documentId: Type.Optional(Id) }
const Percent = Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,6})?$', maxLength: 10 })

export const MilestoneRow = Type.Object({
  id: Id,
  name: Type.String(),
  plannedOn: Day,
  acceptedOn: nullable<string>(Day),
  document: nullable<string>(Type.String()),
  documentId: nullable<string>(Id),
  acceptedByName: nullable<string>(Type.String()),
  acceptedAt: nullable<string>(Instant),
  /** Over its planned day and not accepted. */
  late: Type.Boolean(),
  /** It may be accepted now: those before it are. */
  next: Type.Boolean(),
})
export type MilestoneRow = Static<typeof MilestoneRow>

export const INSTALMENT_STATES = ['waiting', 'payable', 'paid'] as const
export const InstalmentRow = Type.Object({
  id: Id,
  milestoneId: Id,
  percent: DecimalUp,
  /** Its percent of the price, in yuan. */
  due: Decimal,
  state: oneOf(INSTALMENT_STATES),
  paid: nullable<string>(Decimal),
  paidOn: nullable<string>(Day),
  vouchers: Type.Array(Type.String()),
  differenceReason: nullable<string>(Type.String()),
})
export type InstalmentRow = Static<typeof InstalmentRow>

export const ContractFindingRow = Type.Object({
  kind: Type.String(),
  severity: Type.String(),
  instalmentId: nullable<string>(Id),
  printed: Type.String(),
  recomputed: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})

/** A contract; all amounts are yuan. */
export const ContractRow = Type.Object({
  id: Id,
  no: Type.String(),
  name: Type.String(),
  projectId: Id,
  projectKey: Type.String(),
  projectName: Type.String(),
  unit: Type.String(),
  party: Type.String(),
  price: Decimal,
  paid: Decimal,
  /** paid ÷ price in percent, two decimals; of a price there is always one. */
  paidPercent: Decimal,
  signedOn: Day,
  remark: Type.String(),
  document: Type.String(),
  documentId: nullable<string>(Id),
  sources: Type.Array(Type.Object({ source: Type.String(), name: Type.String(), amount: Decimal })),
  milestones: Type.Array(MilestoneRow),
  instalments: Type.Array(InstalmentRow),
  findings: Type.Array(ContractFindingRow),
  byName: Type.String(),
  savedAt: Instant,
  version: Type.Integer(),
})
export type ContractRow = Static<typeof ContractRow>

export const CONTRACT_STATES = ['running', 'payable', 'late', 'finished', 'finding'] as const

export const listContracts = operation({
  name: 'ledger.listContracts',
  http: 'GET /ledger/contracts',
  title: { zh: '合同台账', en: 'Contracts' },
  may: 'ledger:view-contracts',
  reach: 'area',
  in: Type.Object({
    project: Type.Optional(ProjectRef),
    /** payable: something is accepted and not paid; late: a milestone is over its day; finding: something does not add up. */
    state: Type.Optional(oneOf(CONTRACT_STATES)),
    /** Part of the number, name or party. */
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(ContractRow), next: nullable<string>(Type.String()) }),
})

export const getContract = operation({
  name: 'ledger.getContract',
  http: 'GET /ledger/contracts/{id}',
  title: { zh: '查看合同', en: 'One contract' },
  may: 'ledger:view-contracts',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    contract: ContractRow,
    /** Who changed what, newest first. */
    changes: Type.Array(Type.Object({ at: Instant, byName: Type.String(), action: Type.String(), why: Type.String() })),
  }),
})

export const saveContract = operation({
  name: 'ledger.saveContract',
  http: 'PUT /ledger/contracts/{id}',
  title: { zh: '登记或修改合同', en: 'Record or change a contract' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a contract. */
    id: Id,
    project: ProjectRef,
    no: Sentence(60),
    name: Sentence(100),
    party: Sentence(100),
    price: DecimalUp,
    signedOn: Day,
    remark: Type.Optional(Type.String({ maxLength: 1000 })),
    ...Document,
    sources: Type.Array(Type.Object({ source: Type.String({ minLength: 1, maxLength: 40 }), amount: DecimalUp }), {
      minItems: 1,
      maxItems: 10,
    }),
    milestones: Type.Array(Type.Object({ id: Id, name: Sentence(60), plannedOn: Day }), { minItems: 1, maxItems: 30 }),
    instalments: Type.Array(Type.Object({ id: Id, milestoneId: Id, percent: Percent }), { minItems: 1, maxItems: 30 }),
    /** Why it is changed; needed once it stands there. */
    why: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: ContractRow,
})

export const acceptMilestone = operation({
  name: 'ledger.acceptMilestone',
  http: 'POST /ledger/contracts/{id}/milestones/{milestoneId}/accept',
  title: { zh: '确认合同节点验收', en: 'Accept a milestone' },
  may: 'ledger:accept',
  reach: 'area',
  in: Type.Object({ id: Id, milestoneId: Id, acceptedOn: Day, ...Document }),
  out: ContractRow,
})

export const withdrawAcceptance = operation({
  name: 'ledger.withdrawAcceptance',
  http: 'POST /ledger/contracts/{id}/milestones/{milestoneId}/withdraw',
  title: { zh: '撤回合同节点验收', en: 'Take an acceptance back' },
  may: 'ledger:accept',
  reach: 'area',
  in: Type.Object({ id: Id, milestoneId: Id, why: Sentence(500) }),
  out: ContractRow,
})

export const payInstalment = operation({
  name: 'ledger.payInstalment',
  http: 'POST /ledger/contracts/{id}/instalments/{instalmentId}/pay',
  title: { zh: '支付合同分期款', en: 'Pay an instalment' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    id: Id,
    instalmentId: Id,
    paidOn: Day,
    voucherNo: Sentence(60),
    /** From which budget lines, in yuan; one for each source that it is paid from. */
    parts: Type.Array(Type.Object({ lineId: Id, amount: DecimalUp }), { minItems: 1, maxItems: 10 }),
    /** Needed where the amount is not the instalment's percent of the price. */
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  out: ContractRow,
})

export const uploadDocument = operation({
  name: 'ledger.uploadDocument',
  http: 'POST /ledger/documents',
  title: { zh: '上传合同、验收单或凭据', en: 'Upload a contract, acceptance or proof' },
  may: 'ledger:upload-document',
  reach: 'own',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({}),
  out: Type.Object({ id: Id, name: Type.String(), mime: Type.String(), bytes: Type.Integer() }),
})

/** A file that a contract, an acceptance or an input of a saving names; one's own before it is named anywhere. */
export const getDocument = operation({
  name: 'ledger.getDocument',
  http: 'GET /ledger/documents/{id}',
  title: { zh: '查看合同、验收单或凭据', en: 'See a contract, acceptance or proof' },
  may: 'ledger:view-contracts',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})
