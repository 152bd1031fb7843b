import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Input, Operation, Output } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { newId } from '#platform/ids.ts'
import type { TestHouse } from './test-house.ts'

type Answer = cases.CommandAnswer

export const COMPLETE_ELEMENTS = { name: true, time: true, place: true, cause: true, course: true }
/** 暴露垃圾: outdoors, so its handling is checked on the spot. */
export const OUTDOOR = '200102'

/** Cases brought on their way by the people of the demonstration, through operations alone. */
export interface Walk {
  /** Performs an operation in an account's name. */
  by<Op extends Operation>(account: string, operation: Op, input: Input<Op>): Promise<Output<Op>>
  person(account: string): Promise<Principal>
  /** A point in a unit's area. */
  pointIn(unit: string): { lon: number; lat: number }
  photo(account: string): Promise<string>
  report(change?: Partial<Input<typeof cases.report>>, account?: string): Promise<Answer>
  accept(id: string, change?: Partial<Input<typeof cases.accept>>): Promise<Answer>
  file(id: string): Promise<Answer>
  dispatch(id: string, lead?: string): Promise<Answer>
  sign(id: string, account?: string): Promise<Answer>
  complete(id: string, change?: Partial<Input<typeof cases.complete>>, account?: string): Promise<Answer>
  assignCheck(id: string, checker?: string): Promise<Answer>
  check(id: string, result: 'pass' | 'fail', account?: string): Promise<Answer>
  callBack(id: string, satisfied: boolean, account?: string): Promise<Answer>
  close(id: string): Promise<Answer>
  /** A hotline case reported in a street and led by sanitation, brought as far as `state`. */
  reach(state: Reached, change?: Partial<Input<typeof cases.report>>): Promise<string>
  look(id: string, account?: string): Promise<Output<typeof cases.getCase>>
}

const ON_THE_WAY = [
  'reported',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'done',
  'checking',
  'callback',
  'toClose',
  'closed',
] as const
export type Reached = (typeof ON_THE_WAY)[number]

export function openWalk(house: TestHouse): Walk {
  const known = new Map<string, Promise<Principal>>()
  const person = (account: string) => {
    const found = known.get(account) ?? house.principal(account)
    known.set(account, found)
    return found
  }
  const walk: Walk = {
    person,
    by: async (account, operation, input) => house.perform(operation, input, await person(account)),
    pointIn: (unit) => {
      const code = house.runtime.use(unitBook).find(unit)?.areaCode ?? ''
      const grid = house.runtime
        .use(areaBook)
        .all('grid')
        .find((area) => area.code.startsWith(code))
      if (!grid) throw new Error(`${unit} has no grid`)
      return { lon: grid.labelPoint[0], lat: grid.labelPoint[1] }
    },
    photo: async (account) => {
      const background = { r: 194, g: 202, b: 214 }
      const jpeg = await sharp({ create: { width: 32, height: 24, channels: 3, background } })
        .jpeg()
        .toBuffer()
      const uploaded = (await house.runtime.perform({
        operation: cases.uploadFile,
        input: {},
        principal: await person(account),
        command: { id: newId(), bodyHash: '', expectedVersion: null },
        file: { name: 'photo.jpg', stream: Readable.from([jpeg]) },
      })) as Output<typeof cases.uploadFile>
      return uploaded.id
    },
    report: (change = {}, account = 'operator1') =>
      walk.by(account, cases.report, {
        channel: 'hotline12345',
        title: '小区门口垃圾没人清',
        text: '临江路小区门口垃圾堆了三天没人清运。',
        place: walk.pointIn('street01'),
        appealType: 'complaint',
        appellant: { name: '张三丰', phone: '13800001234' },
        ...change,
      }),
    accept: (id, change = {}) =>
      walk.by('intakeOfficer1', cases.accept, {
        id,
        category: OUTDOOR,
        urgency: 'normal',
        elements: COMPLETE_ELEMENTS,
        duplicatesChecked: true,
        ...change,
      }),
    file: (id) => walk.by('filingOfficer1', cases.file, { id, conditionMet: true }),
    dispatch: (id, lead = 'sanitation') => walk.by('dispatcher1', cases.dispatch, { id, lead }),
    sign: (id, account = 'sanitation.handler1') => walk.by(account, cases.sign, { id }),
    complete: (id, change = {}, account = 'sanitation.handler1') =>
      walk.by(account, cases.complete, { id, result: 'solved', answer: '已清运完毕。', ...change }),
    assignCheck: async (id, checker = 'checker1') =>
      walk.by('intakeOfficer1', cases.assignCheck, { id, checker: (await person(checker)).id }),
    check: async (id, result, account = 'checker1') => {
      const { place } = (await walk.look(id)).case
      return walk.by(account, cases.submitCheck, {
        id,
        result,
        photos: [await walk.photo(account)],
        position: { lon: place.lon ?? 0, lat: place.lat ?? 0 },
        ...(result === 'fail' ? { reason: '现场仍有残留。' } : {}),
      })
    },
    callBack: (id, satisfied, account = 'callbackOfficer1') =>
      walk.by(account, cases.submitCallback, { id, contacted: true, solved: satisfied, satisfied, reasonable: true }),
    close: (id) => walk.by('filingOfficer2', cases.close, { id }),
    look: (id, account = 'dutyChief1') => walk.by(account, cases.getCase, { id }),
    reach: async (state, change) => {
      const { id } = await walk.report(change)
      const steps = [
        () => walk.accept(id),
        () => walk.file(id),
        () => walk.dispatch(id),
        () => walk.sign(id),
        () => walk.complete(id),
        () => walk.assignCheck(id),
        () => walk.check(id, 'pass'),
        () => walk.callBack(id, true),
        () => walk.close(id),
      ]
      for (const step of steps.slice(0, ON_THE_WAY.indexOf(state))) await step()
      return id
    },
  }
  return walk
}
