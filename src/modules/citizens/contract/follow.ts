import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { LONGEST_FACTS } from '../domain/limits.ts'
import { CaseNo, FollowKey, Id, nullable, Phone, Uploads } from './words.ts'

const Said = Type.Object({ zh: Type.String(), en: Type.String() })

/** How a matter stands, in plain words. */
export const Followed = Type.Object({
  caseNo: Type.String(),
  reportedAt: Type.String(),
  text: Type.String(),
  place: nullable<string>(Type.String()),
  category: nullable<Static<typeof Said>>(Said),
  /** 1 received, 2 passed on, 3 in hand, 4 answered. */
  stage: Type.Integer({ minimum: 1, maximum: 4 }),
  now: Said,
  unit: nullable<string>(Type.String()),
  dueAt: nullable<string>(Type.String()),
  answer: nullable<string>(Type.String()),
  /** Oldest first. */
  steps: Type.Array(Type.Object({ at: Type.String(), ...Said.properties, own: nullable<string>(Type.String()) })),
  mayAdd: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
  mayRate: Type.Boolean(),
  rated: nullable<{ solved: boolean; satisfied: boolean; at: string }>(
    Type.Object({ solved: Type.Boolean(), satisfied: Type.Boolean(), at: Type.String() }),
  ),
})
export type Followed = Static<typeof Followed>

/** A POST that changes nothing: the key stands in no address line and no log. */
export const follow = operation({
  name: 'citizens.follow',
  http: 'POST /public/follow',
  title: { zh: '市民页：查看进展', en: 'Citizens: follow' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ key: FollowKey, caseNo: Type.Optional(CaseNo) }),
  out: Followed,
})

/** Answers the same whether number and phone belong together or not. */
export const sendPhoneCode = operation({
  name: 'citizens.sendPhoneCode',
  http: 'POST /public/follow/phone-codes',
  title: { zh: '市民页：发送手机验证码', en: 'Citizens: send a phone code' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ caseNo: CaseNo, phone: Phone }),
  out: Type.Object({ againAfterMs: Type.Integer(), validMs: Type.Integer() }),
})

export const enterPhoneCode = operation({
  name: 'citizens.enterPhoneCode',
  http: 'POST /public/follow/passes',
  title: { zh: '市民页：凭手机验证码查看', en: 'Citizens: follow by a phone code' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ caseNo: CaseNo, phone: Phone, code: Type.String({ pattern: '^[0-9]{6}$' }) }),
  out: Type.Object({ key: Type.String() }),
})

/** For pictures that are added later: a ticket as at the beginning. */
export const addFacts = operation({
  name: 'citizens.addFacts',
  http: 'POST /public/follow/facts',
  title: { zh: '市民页：补充情况', en: 'Citizens: add facts' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    key: FollowKey,
    /** Chosen by the browser: the same facts are added once. */
    id: Id,
    text: Type.String({ minLength: 1, maxLength: LONGEST_FACTS }),
    uploads: Type.Optional(Uploads),
  }),
  out: Followed,
})

export const withdrawReport = operation({
  name: 'citizens.withdrawReport',
  http: 'POST /public/follow/withdraw',
  title: { zh: '市民页：撤回诉求', en: 'Citizens: withdraw' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ key: FollowKey, reason: Type.Optional(Type.String({ maxLength: 200 })) }),
  out: Followed,
})

/** While the case waits for its call-back it is the call-back itself; afterwards it is kept beside the case. */
export const rateAnswer = operation({
  name: 'citizens.rateAnswer',
  http: 'POST /public/follow/rate',
  title: { zh: '市民页：评价', en: 'Citizens: rate' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    key: FollowKey,
    solved: Type.Boolean(),
    satisfied: Type.Boolean(),
    text: Type.Optional(Type.String({ maxLength: LONGEST_FACTS })),
  }),
  out: Followed,
})

export const signInByWeChat = operation({
  name: 'citizens.signInByWeChat',
  http: 'POST /public/citizen/wechat',
  title: { zh: '市民页：微信登录', en: 'Citizens: sign in by WeChat' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({
    code: Type.String({ minLength: 1, maxLength: 200 }),
    state: Type.String({ minLength: 1, maxLength: 120 }),
  }),
  out: Type.Object({ pass: Type.String() }),
})

/** What was sent by the WeChat account, newest first, each with a key of its own for a while. */
export const listMine = operation({
  name: 'citizens.listMine',
  http: 'POST /public/citizen/mine',
  title: { zh: '市民页：我的诉求', en: 'Citizens: my reports' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  in: Type.Object({ pass: FollowKey }),
  out: Type.Object({
    items: Type.Array(Type.Object({ caseNo: Type.String(), reportedAt: Type.String(), key: Type.String() })),
  }),
})
