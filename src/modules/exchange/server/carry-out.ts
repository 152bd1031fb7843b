import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { fault, isFault } from '#core/fault.ts'
import type { Input, Operation } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { type Attachment, MOST_ATTACHMENTS } from '../domain/attachments.ts'
import { askOf } from './ask-store.ts'
import { commandIdOf } from './command-id.ts'
import type { DueInbound } from './inbound-store.ts'
import { isPassing } from './is-passing.ts'

/** What a message made of the case, or why the rules refused it. */
export interface Outcome {
  caseId: string | null
  refused: { code: string; zh: string; en: string } | null
  /** What the message names to be fetched. */
  attachments: Attachment[]
  /** Of a decision of the city that could be read. */
  decision?: { of: string; granted: boolean; reason: string }
}

const { properties: reported } = cases.report.in
const { properties: called } = cases.submitCallback.in
const Text = Type.String({ minLength: 1, maxLength: 2000 })
const Instant = Type.String({ format: 'date-time' })

/** Type and size are judged when it is fetched: an order is not refused for a picture. */
const Attachments = Type.Optional(
  Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[A-Za-z0-9._:-]{1,120}$' }),
      mime: Type.String({ minLength: 3, maxLength: 100 }),
      bytes: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { maxItems: MOST_ATTACHMENTS },
  ),
)
const WithAttachments = Type.Object({ attachments: Attachments })

const Order = Type.Object({
  attachments: Attachments,
  title: reported.title,
  text: reported.text,
  place: reported.place,
  category: reported.category,
  urgency: reported.urgency,
  confidentiality: reported.confidentiality,
  appealType: reported.appealType,
  elements: reported.elements,
  appellant: reported.appellant,
  due: Instant,
  /** A unit of the district that the order goes to straight. */
  unit: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
})
const Callback = Type.Object({
  contacted: called.contacted,
  refused: called.refused,
  solved: called.solved,
  satisfied: called.satisfied,
  reasonable: called.reasonable,
})
const Decision = Type.Object({
  of: Type.String({ format: 'uuid' }),
  granted: Type.Boolean(),
  reason: Text,
  due: Type.Optional(Instant),
})
const Due = Type.Object({ due: Instant, reason: Text })
const Supplement = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }), attachments: Attachments })
const Urge = Type.Object({ text: Type.Optional(Text) })
const Withdraw = Type.Object({ reason: Text })
const Reopen = Type.Object({ newFacts: Text, due: Type.Optional(Instant), attachments: Attachments })
const Reply = Type.Object({
  outcome: Type.Enum(['handled', 'handedBack']),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  attachments: Attachments,
})

type Step = (input: { call: Call; message: DueInbound; body: unknown; id: string; perform: Perform }) => Promise<string>
type Perform = <Op extends Operation>(operation: Op, input: Input<Op>) => Promise<unknown>

/** Each kind of message and the operation that it becomes, in the name of the city's own account. */
const STEPS: Readonly<Record<string, Step>> = {
  supplement: async ({ body, id, perform }) => {
    await perform(cases.supplement, { id, text: checked(Supplement, body).text })
    return id
  },
  due: async ({ message, body, id, perform }) => {
    await perform(cases.setUpperDue, { id, ...checked(Due, body), messageNo: message.no })
    return id
  },
  urge: async ({ body, id, perform }) => {
    await perform(cases.urge, { id, ...checked(Urge, body) })
    return id
  },
  withdraw: async ({ body, id, perform }) => {
    await perform(cases.withdraw, { id, ...checked(Withdraw, body) })
    return id
  },
  callback: async ({ body, id, perform }) => {
    await perform(cases.submitCallback, { id, ...checked(Callback, body) })
    return id
  },
  reopen: async ({ body, id, perform }) => {
    const { newFacts, due } = checked(Reopen, body)
    await perform(cases.reopen, { id, newFacts, ...(due ? { givenDue: due } : {}) })
    return id
  },
  escalationReply: async ({ message, body, id, perform }) => {
    const { outcome, text } = checked(Reply, body)
    await perform(cases.upperReply, { id, outcome, text, messageNo: message.no })
    return id
  },
  decision: async ({ call, message, body, id, perform }) => {
    const { of, granted, reason, due } = checked(Decision, body)
    const ask = await askOf(call.db, message.thread, of)
    if (!ask) throw refusal('ask-unknown', '没有对应的申请', 'nothing of that number was asked')
    if (!granted) await perform(cases.supplement, { id, text: `市级不同意${WORD[ask.ask]}：${reason}` })
    else if (ask.ask === 'return') await perform(cases.withdraw, { id, reason: `市级同意退单：${reason}` })
    else {
      const date = due ?? ask.due
      if (!date) throw refusal('due-missing', '同意延期但没有写明期限', 'the new date is missing')
      await perform(cases.setUpperDue, { id, due: date, reason: `市级同意延期：${reason}`, messageNo: message.no })
    }
    return id
  },
}
const WORD = { return: '退单', extension: '延期' } as const

/** Carries out one message; what the rules refuse is an outcome, what goes wrong is thrown and tried again. */
export async function carryOut(call: Call, message: DueInbound, city: Principal, body: unknown): Promise<Outcome> {
  const { runtime } = call
  const perform: Perform = (operation, input) =>
    runtime.perform({
      operation,
      input,
      principal: city,
      // The same at every try: a process that died in between finds it done.
      command: { id: commandIdOf(message.no), bodyHash: message.bodyIndex, expectedVersion: null },
    })
  const decision = message.kind === 'decision' && Value.Check(Decision, body) ? { decision: body } : {}
  try {
    const caseId = await stepOf(call, message, body, perform)
    return { caseId, refused: null, attachments: attachmentsIn(message.kind, body), ...decision }
  } catch (error) {
    if (!isFault(error) || isPassing(error)) throw error
    const refused = { code: error.code, zh: error.text.zh, en: error.text.en }
    return { caseId: message.caseId, refused, attachments: [], ...decision }
  }
}

async function stepOf(call: Call, message: DueInbound, body: unknown, perform: Perform): Promise<string> {
  if (message.kind === 'order') return takeOrder(message, body, perform)
  const step = Object.hasOwn(STEPS, message.kind) ? STEPS[message.kind] : undefined
  if (!step) throw refusal('kind-unknown', `不认识的报文种类“${message.kind}”`, `unknown kind ${message.kind}`)
  if (!message.caseId) throw refusal('order-not-taken', '工单未接收，后续报文不执行', 'its order was not taken')
  return step({ call, message, body, id: message.caseId, perform })
}

async function takeOrder(message: DueInbound, body: unknown, perform: Perform): Promise<string> {
  if (!message.thread.startsWith('O:'))
    throw refusal('thread-wrong', '工单须用 O: 开头的编号', 'an order has a thread O:')
  const { due, unit, attachments: _fetchedLater, ...order } = checked(Order, body)
  const whole = { ...order, channel: 'upperPlatform', externalNo: message.thread.slice(2), givenDue: due }
  const answer = unit
    ? await perform(cases.receiveDirectOrder, { ...whole, lead: unit, messageNo: message.no })
    : await perform(cases.report, whole)
  return (answer as cases.CommandAnswer).id
}

const BRINGS: ReadonlySet<string> = new Set(['order', 'supplement', 'reopen', 'escalationReply'])

function attachmentsIn(kind: string, body: unknown): Attachment[] {
  return BRINGS.has(kind) && Value.Check(WithAttachments, body) ? (body.attachments ?? []) : []
}

function checked<S extends TSchema>(schema: S, body: unknown): Static<S> {
  if (Value.Check(schema, body)) return body as Static<S>
  const first = [...Value.Errors(schema, body)][0]
  const where = first ? `${first.instancePath || '(body)'} ${first.message}` : ''
  throw refusal('body-wrong', `报文内容不合要求：${where}`, `the content does not fit: ${where}`)
}

const refusal = (code: string, zh: string, en: string) => fault(code, { status: 422, zh, en })
