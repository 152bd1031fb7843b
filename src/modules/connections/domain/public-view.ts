import { findPersonal } from '#core/text/find-personal.ts'

/** A case as everybody may read it. */
export interface PublicRequest {
  caseNo: string
  open: boolean
  notes: string
  category: string
  categoryName: string
  description: string
  agency: string | null
  requestedMs: number
  updatedMs: number
  expectedMs: number | null
  address: string | null
  areaCode: string | null
  /** WGS-84 */
  lon: number | null
  lat: number | null
  mediaUrl: string | null
}

export interface PublicUpdate {
  id: string
  caseNo: string
  open: boolean
  atMs: number
  text: string
}

/** A case as it is stored, with what came by the public interface where it did. */
export interface PublicFacts {
  caseNo: string
  open: boolean
  state: string
  category: string
  reportedMs: number
  updatedMs: number
  expectedMs: number | null
  areaCode: string | null
  lon: number | null
  lat: number | null
  title: string
  address: string | null
  publicReply: string | null
  /** No citizen stands behind it: patrols, cameras, sensors. */
  impersonal: boolean
  own: { text: string; address: string | null; mediaUrl: string | null } | null
}

export interface PublicNames {
  stateName(state: string): string
  categoryName: string
  agency: string | null
  /** Street and community, most exact first. */
  areaName: string | null
}

/** About 100 m: near enough for a map of a district, too coarse to tell the house of who called. */
const COARSE = 1000
const MOST_TEXT = 4000

/**
 * What citizens said by telephone or message is not published: of such cases everybody reads the category, the
 * community and a coarse point. Who reports by a public interface has published it, and it stands there masked.
 */
export function publicView(facts: PublicFacts, names: PublicNames): PublicRequest {
  const { own, impersonal } = facts
  const isExact = own !== null || impersonal
  const about = (text: string) => hidePersonal(text).slice(0, MOST_TEXT)
  const reply = facts.open || !facts.publicReply ? null : hidePersonal(facts.publicReply)
  const roughly = (degrees: number | null) =>
    degrees === null ? null : isExact ? degrees : Math.round(degrees * COARSE) / COARSE
  return {
    caseNo: facts.caseNo,
    open: facts.open,
    notes: [names.stateName(facts.state), reply].filter(Boolean).join('：').slice(0, MOST_TEXT),
    category: facts.category,
    categoryName: names.categoryName,
    description: own ? own.text : impersonal ? about(facts.title) : names.categoryName,
    agency: names.agency,
    requestedMs: facts.reportedMs,
    updatedMs: Math.max(facts.updatedMs, facts.reportedMs),
    expectedMs: facts.expectedMs,
    address: (own ? own.address : impersonal && facts.address ? about(facts.address) : null) ?? names.areaName,
    areaCode: facts.areaCode,
    lon: roughly(facts.lon),
    lat: roughly(facts.lat),
    mediaUrl: own?.mediaUrl ?? null,
  }
}

const HIDDEN = '＊＊＊'
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu

/** Telephones, identity numbers, rooms and the like are left out whole: half a number is too much for everybody. */
export function hidePersonal(text: string): string {
  let out = ''
  let done = 0
  for (const { start, end } of findPersonal(text)) {
    out += text.slice(done, start) + HIDDEN
    done = end
  }
  return out + text.slice(done)
}

/** What everybody may read of what somebody sent in, without what the sender says their name is. */
export function publicText(text: string, names: readonly string[]): string {
  let shown = hidePersonal(text.toWellFormed().replace(CONTROLS, ''))
  for (const name of names) if (name.trim().length > 1) shown = shown.replaceAll(name.trim(), HIDDEN)
  return shown.slice(0, MOST_TEXT)
}

/** Lines of the record that everybody may know of, and whether the matter stands open after them. */
export const PUBLIC_EVENTS: Readonly<Record<string, { zh: string; open: boolean }>> = {
  Reported: { zh: '已登记', open: true },
  Imported: { zh: '已登记', open: true },
  DirectOrderReceived: { zh: '已登记', open: true },
  SelfHandled: { zh: '已现场处置', open: false },
  Accepted: { zh: '已受理', open: true },
  Filed: { zh: '已立案', open: true },
  Dispatched: { zh: '已派往承办单位', open: true },
  Redispatched: { zh: '已改派承办单位', open: true },
  Signed: { zh: '承办单位已签收', open: true },
  Suspended: { zh: '已挂账，等待条件具备', open: true },
  Resumed: { zh: '已恢复办理', open: true },
  Completed: { zh: '已处置，等待核实', open: true },
  Merged: { zh: '已并入同一事项的案件', open: true },
  Reopened: { zh: '已重新办理', open: true },
  Reconsidered: { zh: '已恢复受理', open: true },
  Closed: { zh: '已结案', open: false },
  MasterClosed: { zh: '已随同一事项办结', open: false },
  AnsweredDirectly: { zh: '已直接答复', open: false },
  ReferredOut: { zh: '已转其他渠道', open: false },
  Rejected: { zh: '不予受理', open: false },
  Declined: { zh: '不予立案', open: false },
}
