import type { Title } from '#core/module-card.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { OwnValue, SignSource } from '../contract.ts'
import {
  countAppeals,
  countCategories,
  countOpen,
  countOpenHazards,
  countOverdue,
  countOverdueHazards,
  countSuspended,
  emergencyMinutes,
  type Share,
  shareClosed,
  shareInTime,
  shareOfCallbacks,
  shareOfOrders,
  shareRepeated,
  shareReworked,
} from './own-count-store.ts'
import { signRoom } from './sign-room.ts'

type Counting = (db: Executor, atMs: number) => Promise<number>
type Sharing = (db: Executor, atMs: number, days: number) => Promise<Share[]>

const NOISE = '3003'
const UNPAID_WAGES = '300501'
const OUTDOOR_BUSINESS = '200504'

/** What this house counts itself from its cases, as far as their views tell (domain §6.2 for the rates). */
export const ownSources: readonly SignSource[] = [
  counted('A05', { zh: '在办的隐患类案件', en: 'open cases of the hazard kind' }, countOpenHazards),
  counted('A06', { zh: '在办且超过处置时限的隐患类案件', en: 'open hazard cases past their due' }, countOverdueHazards),
  {
    code: 'A09',
    how: {
      zh: '近 30 日应急案件从派单到首次响应，九成在此时间内',
      en: 'emergencies of 30 days, ninth decile of the first response',
    },
    read: async (given, atMs) => {
      const { runtime, db } = given as Call
      const { rateDays, rateLeast } = runtime.use(signRoom).rules()
      return [{ place: null, value: await emergencyMinutes(db, atMs, rateDays, rateLeast) }]
    },
  },
  counted('C09', { zh: '近 24 小时环境噪声类诉求', en: 'appeals about the environment of 24 hours' }, (db, atMs) =>
    countCategories(db, atMs, 24, NOISE),
  ),
  counted('G08', { zh: '近 24 小时店外经营案件', en: 'cases of outdoor business of 24 hours' }, (db, atMs) =>
    countCategories(db, atMs, 24, OUTDOOR_BUSINESS),
  ),
  counted(
    'H04',
    { zh: '近 24 小时市民和企业诉求', en: 'appeals of citizens and enterprises of 24 hours' },
    (db, atMs) => countAppeals(db, atMs, 24),
  ),
  {
    code: 'H05',
    how: { zh: '近 24 小时诉求量比前 24 小时', en: 'appeals of 24 hours against the 24 before' },
    read: async (given, atMs) => {
      const { runtime, db } = given as Call
      const now = await countAppeals(db, atMs, 24)
      const before = (await countAppeals(db, atMs, 48)) - now
      const isEnough = before >= runtime.use(signRoom).rules().rateLeast
      return [{ place: null, value: isEnough ? ((now - before) / before) * 100 : null }]
    },
  },
  shared('H06', '应先行联系的，按时联系的占比', 'first contacts due: those made in time', (db, atMs, days) =>
    shareInTime(db, atMs, days, 'contact'),
  ),
  shared('H07', '末次回访中已联系到诉求人的占比', 'last call-backs: the appellant was contacted', (db, atMs, days) =>
    shareOfCallbacks(db, atMs, days, 'contacted'),
  ),
  shared('H08', '末次回访中答已解决的占比', 'last call-backs: solved', (db, atMs, days) =>
    shareOfCallbacks(db, atMs, days, 'solved'),
  ),
  shared('H09', '末次回访中答满意的占比', 'last call-backs: satisfied', (db, atMs, days) =>
    shareOfCallbacks(db, atMs, days, 'satisfied'),
  ),
  counted('I01', { zh: '全部在办案件', en: 'all open cases' }, countOpen),
  counted(
    'I02',
    { zh: '在办且处置或全程超过时限', en: 'open, past the due of handling or of the whole' },
    countOverdue,
  ),
  shared('I03', '处置时限到期的，按期处置的占比', 'handling due: done in time', (db, atMs, days) =>
    shareInTime(db, atMs, days, 'handle'),
  ),
  shared('I04', '全程时限到期的案件，已结案的占比', 'cases due: closed', shareClosed),
  shared('I05', '全程时限到期的案件，核查不通过返工的占比', 'cases due: reworked after a failed check', shareReworked),
  shared('I06', '派出的主办工单，申请退单的占比', 'lead orders: a return was asked for', (db, atMs, days) =>
    shareOfOrders(db, atMs, days, 'returned'),
  ),
  shared('I07', '派出的主办工单，未因错派退单的占比', 'lead orders: not returned as wrongly sent', (db, atMs, days) =>
    shareOfOrders(db, atMs, days, 'right'),
  ),
  counted('I08', { zh: '挂账的在办案件', en: 'open cases on the ledger' }, countSuspended),
  shared('I09', '市民诉求中，同一事项再次反映的占比', 'appeals: the same matter again', shareRepeated),
  counted('K09', { zh: '近 7 日拖欠工资诉求', en: 'appeals about unpaid wages of 7 days' }, (db, atMs) =>
    countCategories(db, atMs, 7 * 24, UNPAID_WAGES),
  ),
]

function counted(code: string, how: Title, count: Counting): SignSource {
  return {
    code,
    how,
    read: async (given, atMs) => [{ place: null, value: await count((given as Call).db, atMs) }],
  }
}

/** A rate of the last 30 days, in percent, of the district and of each street; of too few nothing is said. */
function shared(code: string, zh: string, en: string, share: Sharing): SignSource {
  return {
    code,
    how: { zh: `近 30 日${zh}`, en: `${en}, of the last 30 days` },
    read: async (given, atMs) => {
      const { runtime, db } = given as Call
      const { rateDays, rateLeast } = runtime.use(signRoom).rules()
      const found = await share(db, atMs, rateDays)
      return found.flatMap(({ street, isDistrict, part, whole }): OwnValue[] => {
        if (street === null && !isDistrict) return []
        return [{ place: street, value: whole < rateLeast ? null : (part / whole) * 100 }]
      })
    },
  }
}
