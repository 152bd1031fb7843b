import { toRfc3339 } from '#core/time/local.ts'
import { listRoster, personBook, type RosterShift, unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { OnDuty, Picture } from '../contract/picture.ts'

/** Who leads a shift, in the order in which they are looked for; and who else is named on the wall. */
const LEADERS = ['commander', 'leader'] as const
const NAMED = {
  commander: { zh: '指挥长', en: 'commander' },
  leader: { zh: '值班领导', en: 'leader on duty' },
  dutyChief: { zh: '值班长', en: 'duty chief' },
  dispatcher: { zh: '派遣员', en: 'dispatcher' },
  intakeOfficer: { zh: '受理员', en: 'intake officer' },
  operator: { zh: '接线员', en: 'operator' },
} as const
type Named = keyof typeof NAMED
const MOST_LINES = 30

/** The roster of the centre at the moment; names only. Null for whoever may not see the roster. */
export async function onDuty(call: Call): Promise<Picture['duty']> {
  if (!call.may(listRoster.may)) return null
  const { runtime, nowMs } = call
  const units = runtime.use(unitBook)
  const centers = units.all().filter(({ kind }) => kind === 'opsCenter')
  const shifts: RosterShift[] = []
  for (const { id } of centers)
    shifts.push(...(await call.call(listRoster, { unit: id, at: toRfc3339(nowMs), limit: 200 })).items)
  const persons = runtime.use(personBook)
  const lines = shifts
    .map((shift) => ({ shift, post: postOf(persons.find(shift.personId)?.posts ?? [], shift.unit) }))
    .toSorted((a, b) => rankOf(a.post) - rankOf(b.post))
  const view = ({ shift, post }: (typeof lines)[number]): OnDuty => ({
    name: shift.name,
    post: post ? NAMED[post] : null,
    unitWords: { zh: shift.unitZh, en: units.find(shift.unit)?.en ?? shift.unitZh },
    shift: shift.shift,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
  })
  const leader = lines.find(({ post }) => post !== null && (LEADERS as readonly string[]).includes(post))
  return {
    leader: leader ? view(leader) : null,
    roster: lines.slice(0, MOST_LINES).map(view),
    href: '/c/roster',
  }
}

function postOf(posts: readonly { post: string; unit: string }[], unit: string): Named | null {
  const held = new Set(posts.filter((one) => one.unit === unit).map((one) => one.post))
  return (Object.keys(NAMED) as Named[]).find((post) => held.has(post)) ?? null
}

const rankOf = (post: Named | null) => (post === null ? Number.MAX_SAFE_INTEGER : Object.keys(NAMED).indexOf(post))
