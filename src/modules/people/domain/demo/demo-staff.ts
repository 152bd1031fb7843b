import type { PostWish } from '../post-faults.ts'
import { minuteOfClock, type ShiftKind } from '../shift.ts'
import { nameMaker } from './demo-names.ts'
import type { DemoRules, StaffRule } from './demo-rules.ts'
import type { DemoUnit } from './demo-units.ts'

export interface DemoPerson {
  account: string
  name: string
  phone: string
  /** Where the person works. */
  unit: string
  posts: PostWish[]
}

export interface DemoShift {
  account: string
  unit: string
  shift: ShiftKind
  areaCodes: string[]
  weekdays: number[]
  startMinute: number
  endMinute: number
}

export interface DemoStaff {
  persons: DemoPerson[]
  shifts: DemoShift[]
}

const WORKDAYS = [1, 2, 3, 4, 5]
const DISTRICT_DIGITS = 6
const SHIFTS = ['day', 'evening', 'night'] as const
const WEEK = [1, 2, 3, 4, 5, 6, 7]

/**
 * Staff for every post, and a roster that leaves no grid without somebody at any hour. By day each grid worker has the
 * own grids, on Saturday and Sunday one of them has the whole community; evenings and nights go round among the duty
 * workers of the street, so that nobody works two shifts in a row.
 */
export function demoStaff(rules: DemoRules, departments: readonly string[], units: readonly DemoUnit[]): DemoStaff {
  const nextName = nameMaker(rules)
  const persons: DemoPerson[] = []
  const shifts: DemoShift[] = []
  const add = (account: string, unit: string, posts: PostWish[]): string => {
    const phone = `${rules.phonePrefix}${String(persons.length + 1).padStart(4, '0')}`
    persons.push({ account, name: nextName(), phone, unit, posts })
    return account
  }
  const hire = (rule: StaffRule, unit: string, prefix: string): string[] =>
    Array.from({ length: rule.count }, (_, at) => {
      const account = `${prefix}${rule.account}${rule.numbered === false ? '' : at + 1}`
      return add(account, unit, [{ post: rule.post, unit }])
    })
  const plan = (kind: ShiftKind, account: string, unit: string, areaCodes: string[], weekdays: number[]) => {
    if (weekdays.length === 0 || areaCodes.length === 0) return
    const { startsAt, endsAt } = rules.shifts[kind]
    const [startMinute, endMinute] = [minuteOfClock(startsAt), minuteOfClock(endsAt)]
    if (startMinute === null || endMinute === null) throw new Error(`people.json: shift ${kind} has no valid times`)
    shifts.push({ account, unit, shift: kind, areaCodes, weekdays, startMinute, endMinute })
  }

  const planCenter = (duty: 'turns' | 'wholeDay', accounts: string[], district: string) =>
    accounts.forEach((account, at) => {
      if (duty === 'turns') {
        const kind = SHIFTS[at]
        if (kind) plan(kind, account, 'ops_center', [district], WEEK)
        return
      }
      const weekdays = WEEK.filter((day) => day % accounts.length === at)
      const startMinute = minuteOfClock(rules.shifts.day.startsAt) ?? 0
      shifts.push({
        account,
        unit: 'ops_center',
        shift: 'day',
        areaCodes: [district],
        weekdays,
        startMinute,
        endMinute: startMinute,
      })
    })

  const district = units.find((unit) => unit.kind === 'streetCenter')?.areaCode.slice(0, DISTRICT_DIGITS)
  for (const rule of rules.center) {
    const accounts = hire(rule, 'ops_center', '')
    if (rule.duty && district) planCenter(rule.duty, accounts, district)
  }
  for (const department of departments) for (const rule of rules.department) hire(rule, department, `${department}.`)
  const below = Map.groupBy(units, (unit) => unit.parentId)
  for (const street of units.filter((unit) => unit.kind === 'streetCenter')) {
    for (const rule of rules.street) {
      const accounts = hire(rule, street.id, `${street.id}.`)
      if (rule.post !== 'gridWorker') continue
      accounts.forEach((account, at) => {
        const turns = (shift: number) => WEEK.filter((day) => (day + shift) % accounts.length === at)
        plan('evening', account, street.id, [street.areaCode], turns(0))
        plan('night', account, street.id, [street.areaCode], turns(1))
      })
    }
    for (const community of below.get(street.id) ?? []) {
      for (const rule of rules.community) hire(rule, community.id, `${community.id}.`)
      const grids = below.get(community.id) ?? []
      const share = Math.ceil(grids.length / rules.workersPerCommunity)
      for (let at = 0; at < rules.workersPerCommunity; at += 1) {
        const own = grids.slice(at * share, (at + 1) * share)
        const posts = (own.length > 0 ? own : [community]).map((unit) => ({ post: 'gridWorker', unit: unit.id }))
        const account = add(`${community.id}.worker${at + 1}`, community.id, posts)
        const areas = own.map((grid) => grid.areaCode)
        plan('day', account, community.id, areas, WORKDAYS)
        const weekend = [6, 7].filter((day) => (day - 6) % rules.workersPerCommunity === at)
        plan('day', account, community.id, [community.areaCode], weekend)
      }
    }
  }
  const first = units.find((unit) => unit.kind === 'community')
  if (first) for (const rule of rules.firstCommunity) hire(rule, first.id, '')
  return { persons, shifts }
}
