import assert from 'node:assert/strict'
import { applyEffects, type Clock } from '#modules/clocks/contract.ts'
import type { CaseEvent } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import type { CaseCommand, CommandOf } from '../command.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { Actor, Facts } from '../facts.ts'
import { AREA, actorOf, at, calendar, factsIn, newWorld, nextId, type World } from './world.ts'

const MINUTE_MS = 60_000

/** One case that is led through its life, with its clocks. Time goes on five minutes with each command. */
export class CaseRun {
  readonly world: World
  state: CaseState | null = null
  open: Clock[] = []
  readonly ended: Clock[] = []
  readonly record: CaseEvent[] = []
  last: Extract<Decision, { ok: true }> | null = null
  nowMs: number

  constructor(world: World = newWorld(), start = '2026-03-02 09:30') {
    this.world = world
    this.nowMs = at(start)
  }

  get case(): CaseState {
    assert.ok(this.state, 'no case yet')
    return this.state
  }

  facts(actor: Actor, more: Partial<Facts> = {}): Facts {
    const birth = this.state ? null : { caseId: nextId(this.world), caseNo: '990101-20260302-60000001', existing: null }
    return factsIn(this.world, actor, this.nowMs, { openClocks: this.open, birth, ...more })
  }

  /** Carries a command out; it must not be refused. */
  do(who: string | Actor, command: CaseCommand, more: Partial<Facts> = {}): this {
    const actor = typeof who === 'string' ? actorOf(who) : who
    const decision = decide(this.state, command, this.facts(actor, more))
    if (!decision.ok) assert.fail(`${command.type} was refused: ${decision.refusal.code}`)
    this.keep(decision)
    this.nowMs += 5 * MINUTE_MS
    return this
  }

  /** The code by which a command is refused; it must be refused. */
  refusal(who: string | Actor, command: CaseCommand, more: Partial<Facts> = {}): string {
    const actor = typeof who === 'string' ? actorOf(who) : who
    const decision = decide(this.state, command, this.facts(actor, more))
    if (decision.ok) assert.fail(`${command.type} was not refused`)
    return decision.refusal.code
  }

  wait(minutes: number): this {
    this.nowMs += minutes * MINUTE_MS
    return this
  }

  until(text: string): this {
    this.nowMs = at(text)
    return this
  }

  /** Names of the open clocks, sorted. */
  get clocks(): string[] {
    return this.open.map((clock) => clock.name).sort()
  }

  clock(name: string): Clock {
    const found = this.open.find((each) => each.name === name)
    assert.ok(found, `clock ${name} is not open`)
    return found
  }

  result(name: string): string | null | undefined {
    return this.ended.findLast((each) => each.name === name)?.result
  }

  keep(decision: Extract<Decision, { ok: true }>): void {
    this.last = decision
    this.state = decision.state
    this.record.push(...decision.events)
    this.applyClocks(decision.clocks)
    this.world.related.set(decision.state.id, decision.state)
    for (const other of decision.others) this.world.related.set(other.caseId, other.state)
  }

  applyClocks(effects: Parameters<typeof applyEffects>[1]): void {
    const { changed, open } = applyEffects(this.open, effects, {
      caseId: this.case.id,
      state: this.case.state,
      atMs: this.nowMs,
      calendar,
      newId: () => nextId(this.world),
    })
    this.open = open
    this.ended.push(...changed.filter((clock) => clock.state === 'ended'))
  }
}

const place = { status: 'resolved', lon: 114.1, lat: 30.6, address: '一路 1 号', areaCode: AREA } as const
const elements = { name: true, time: true, place: true, cause: true, course: true }

export const GRID_CATEGORY = '200102'
export const HOTLINE_CATEGORY = '300201'

/** Reports that can be accepted as they are. */
export const reports = {
  grid: {
    type: 'report',
    channel: 'gridPatrol',
    title: '暴露垃圾',
    text: '路口有暴露垃圾',
    place,
    category: GRID_CATEGORY,
    photosBefore: ['photo-before'],
  },
  hotline: {
    type: 'report',
    channel: 'hotline12345',
    title: '停水',
    text: '家里停水',
    place,
    category: HOTLINE_CATEGORY,
    appealType: 'help',
    elements,
    appellants: ['appellant-1'],
    contactLeft: true,
  },
  sensor: {
    type: 'report',
    channel: 'videoPatrol',
    title: '暴露垃圾',
    text: '视频发现',
    place,
    category: GRID_CATEGORY,
    photosBefore: ['photo-before'],
  },
  hazard: {
    type: 'report',
    channel: 'wechat',
    title: '占用消防通道',
    text: '消防通道堆物',
    place,
    category: '400101',
    appealType: 'tipOff',
    appellants: ['appellant-1'],
    contactLeft: true,
    photosBefore: ['photo-before'],
  },
  emergency: {
    type: 'report',
    channel: 'gridPatrol',
    title: '路面塌陷',
    text: '路面塌陷',
    place,
    category: '200401',
    urgency: 'critical',
    photosBefore: ['photo-before'],
  },
  upper: {
    type: 'report',
    channel: 'upperPlatform',
    externalNo: 'CITY-1',
    title: '停水',
    text: '家里停水',
    place,
    category: HOTLINE_CATEGORY,
    elements,
    appellants: ['appellant-1'],
    contactLeft: true,
    givenDueMs: at('2026-03-09 10:00'),
  },
} as const satisfies Record<string, CaseCommand>

export type Kind = keyof typeof reports

const reporter: Record<Kind, string> = {
  grid: 'gridWorker#reporter',
  hotline: 'operator',
  sensor: 'system',
  hazard: 'reporterCitizen#appellant-1',
  emergency: 'gridWorker#reporter',
  upper: 'upperPlatform',
}

export const done: CommandOf<'complete'> = {
  type: 'complete',
  result: 'solved',
  answer: '已处理',
  photosAfter: ['photo-after'],
}

/** Steps that lead a case on, each from where the one before left it. */
const steps = {
  reported: (run: CaseRun, kind: Kind) => run.do(reporter[kind], reports[kind]),
  accepted: (run: CaseRun) => run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true }),
  filed: (run: CaseRun) => run.do('filingOfficer', { type: 'file', conditionMet: true }),
  dispatched: (run: CaseRun) => run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }),
  handling: (run: CaseRun) => run.do('handlerOfficer', { type: 'sign' }),
  done: (run: CaseRun) => {
    if (run.case.flags.emergency) run.do('handlerOfficer', { type: 'takeSafetyMeasure', photos: ['photo-guard'] })
    return run.do('handlerOfficer', done)
  },
  checking: (run: CaseRun) => run.do('intakeOfficer', { type: 'assignCheck' }),
} as const

export type Stage = keyof typeof steps

/** A case of a kind in a state of the straight way. */
export function caseIn(stage: Stage, kind: Kind = 'grid', world?: World): CaseRun {
  const run = new CaseRun(world)
  for (const [name, step] of Object.entries(steps)) {
    step(run, kind)
    if (name === stage) break
  }
  return run
}

export const passed: CommandOf<'submitCheck'> = {
  type: 'submitCheck',
  result: 'pass',
  photos: ['p'],
  position: { lon: 114.1, lat: 30.6 },
}
export const satisfied = { type: 'submitCallback', contacted: true, solved: true, satisfied: true } as const

/** A grid case that waits for closing, and a hotline case that waits for its call-back. */
export function toClose(world?: World): CaseRun {
  return caseIn('checking', 'grid', world).do('checker', passed)
}

export function inCallback(kind: Kind = 'hotline', world?: World): CaseRun {
  return caseIn('done', kind, world).do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
}
