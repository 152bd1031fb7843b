import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import {
  Code,
  Cursor,
  Day,
  Decimal,
  DecimalUp,
  Id,
  Instant,
  MoneyUnit,
  nullable,
  ProjectRef,
  Sentence,
  Unit,
  Year,
} from './words.ts'

export const PaymentRow = Type.Object({
  id: Id,
  lineId: Id,
  projectId: Id,
  projectKey: Type.String(),
  projectName: Type.String(),
  year: Type.Integer(),
  source: Type.String(),
  sourceName: Type.String(),
  functional: Type.String(),
  economic: Type.String(),
  economicName: Type.String(),
  /** Yuan; below zero takes a payment back. */
  amount: Decimal,
  paidOn: Day,
  payee: Type.String(),
  voucherNo: Type.String(),
  text: Type.String(),
  /** Of a contract: paid and shown there. */
  instalmentId: nullable<string>(Id),
  reverses: nullable<string>(Id),
  reversedBy: nullable<string>(Id),
  reason: nullable<string>(Type.String()),
  byName: Type.String(),
  at: Instant,
})
export type PaymentRow = Static<typeof PaymentRow>

export const listPayments = operation({
  name: 'ledger.listPayments',
  http: 'GET /ledger/payments',
  title: { zh: '支付明细', en: 'Payments' },
  may: 'ledger:view-payments',
  reach: 'area',
  in: Type.Object({
    project: Type.Optional(ProjectRef),
    unit: Type.Optional(Unit),
    year: Type.Optional(Year),
    source: Type.Optional(Type.String({ maxLength: 40 })),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    /** Part of the payee, the voucher number or what it was for. */
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(PaymentRow), next: nullable<string>(Type.String()) }),
})

export const recordPayment = operation({
  name: 'ledger.recordPayment',
  http: 'POST /ledger/payments',
  title: { zh: '登记支付', en: 'Record a payment' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({
    lineId: Id,
    amount: DecimalUp,
    moneyUnit: MoneyUnit,
    paidOn: Day,
    payee: Sentence(100),
    /** What it was spent on, if another class than the line's. */
    economic: Type.Optional(Code),
    voucherNo: Sentence(60),
    text: Sentence(200),
  }),
  out: PaymentRow,
})

export const reversePayment = operation({
  name: 'ledger.reversePayment',
  http: 'POST /ledger/payments/{id}/reverse',
  title: { zh: '冲销支付', en: 'Take a payment back' },
  may: 'ledger:keep',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
  out: PaymentRow,
})
