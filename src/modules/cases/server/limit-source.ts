import type { Limit } from '#core/time/limit.ts'
import { type Clock, clockCards, type LimitSource } from '#modules/clocks/contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { ClockLimitRow } from '../domain/clock-limits.ts'
import type { CaseRoom } from './case-room.ts'

type Said = Omit<LimitSource, 'version'>

/** Where the limit of a clock stands: found by comparing it with the tables of the rules that the case keeps (domain §4.4, §5.3). */
export function limitSource(clock: Clock, state: CaseState, room: CaseRoom): LimitSource {
  const version = state.rulesVersion
  const { taxonomy } = room.catalogue.versions
  if (clock.givenDueMs !== null) return { ...givenDate(clock), version }
  if (clock.subjectKind === 'order' && clock.name === 'orderHandle')
    return { from: 'order', zh: '下派时给定的时限', en: 'given when the order was handed down', version }
  if (clock.name === 'handle' || clock.name === 'total') {
    const said = ofHandling(clock, state, room)
    return {
      ...said,
      version: said.from === 'category' || said.from === 'ownerless' ? `taxonomy/${taxonomy}` : version,
    }
  }
  return { ...ofStep(clock, state, room), version }
}

function givenDate({ name }: Clock): Said {
  const words: Record<string, readonly [string, string]> = {
    suspension: ['批准挂账的目标日期', 'the target date of the approved suspension'],
    upperDue: ['上级给定的办结日期', 'the date that the upper level gave'],
    orderHandle: ['上一级工单的到期时间', 'the due of the order above'],
    handle: ['上级或交办给定的日期，减去本区预留', 'the given date less the reserve of the district'],
  }
  const [zh, en] = words[name] ?? ['上级或交办给定的日期', 'a date that was given']
  return { from: 'givenDate', zh, en }
}

function ofHandling(clock: Clock, state: CaseState, room: CaseRoom): Said {
  const { limit } = clock
  const book = room.rules(state.rulesVersion)
  const category = state.category === null ? null : room.catalogue.category(state.category)
  const table = room.catalogue.deadlineTable(room.catalogue.channel(state.channel)?.deadlineTable ?? '')
  const byTier = table?.from === 'tier' || table?.from === 'assignment'
  const tier = table?.tiers.find((row) => row.tier === state.tier && same(row.limit, limit))
  if (state.flags.ownerless && category && same(category.ownerlessLimit, limit))
    return {
      from: 'ownerless',
      zh: `类别“${category.zh}”（${category.code}）的无主限时`,
      en: `ownerless limit of category ${category.en} (${category.code})`,
    }
  if (byTier && table && tier)
    return {
      from: 'tier',
      zh: `时限表“${table.zh}”的“${tier.zh}”档`,
      en: `tier ${tier.tier} of the limit table ${table.key}`,
    }
  if (category && same(category.limit, limit))
    return {
      from: 'category',
      zh: `类别“${category.zh}”（${category.code}）的处置时限`,
      en: `handling limit of category ${category.en} (${category.code})`,
    }
  if (same(book.limits.handleFallback, limit))
    return {
      from: 'fallback',
      zh: '没有类别和分档时限时的默认时限',
      en: 'default where no category or tier gives a limit',
    }
  if (clock.round > 1)
    return {
      from: 'rework',
      zh: '返工或重办：首次时限按规则折减',
      en: 'rework or redo: part of the first limit',
    }
  return {
    from: 'other',
    zh: '起算时的类别或分档所定，此后已更正',
    en: 'by the category or tier then; corrected since',
  }
}

function ofStep(clock: Clock, state: CaseState, room: CaseRoom): Said {
  const { limits } = room.rules(state.rulesVersion)
  const rules = room.rules(state.rulesVersion).rulesFor(state.channel, state.variant)
  const rows = limits.clocks.filter((row) => row.clock === clock.name)
  const row = rows.find((one) => same(one.switch ? rules[one.switch] : (one.limit ?? null), clock.limit))
  if (!row) return { from: 'other', zh: '命令中写明的时限', en: 'given with the command' }
  if (row.switch)
    return { from: 'switch', zh: `流程规则开关 ${row.switch}`, en: `switch ${row.switch} of the process rules` }
  const when = rows.length > 1 ? whenWords(row.when, room) : null
  const { zh, en } = clockCards[clock.name]
  return {
    from: 'stepTable',
    zh: `环节时限表“${zh}”${when ? `（${when.zh}）` : ''}`,
    en: `table of step limits: ${en}${when ? ` (${when.en})` : ''}`,
  }
}

function whenWords(when: ClockLimitRow['when'], room: CaseRoom): { zh: string; en: string } | null {
  if (!when) return { zh: '其他情形', en: 'otherwise' }
  const channels = (when.channels ?? []).map((id) => room.catalogue.channel(id))
  const zh = [when.emergency ? '紧急' : '', ...(when.variants ?? []), ...channels.map((channel) => channel?.zh ?? '')]
  const en = [when.emergency ? 'emergency' : '', ...(when.variants ?? []), ...channels.map((one) => one?.en ?? '')]
  const levels = (when.levels ?? []).map((level) => `${level}`)
  const join = (words: string[]) => [...words, ...levels].filter((word) => word !== '').join('、')
  return { zh: join(zh), en: join(en) }
}

function same(a: Limit | null | undefined, b: Limit | null): boolean {
  return !!a && !!b && a.n === b.n && a.unit === b.unit
}
