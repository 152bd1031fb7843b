import { expect, test } from 'vitest'
import type { Operation } from '#core/operation.ts'
import { fieldNamed, missingFields } from '#ui/form/field.ts'
import type { Field } from '#ui/form.ts'
import * as contract from '../../contract.ts'
import { lifecycleTable } from '../../domain/lifecycle-table.ts'
import { services, type Who } from '../../domain/posts.ts'
import type { CaseDetail } from '../case/case-data.ts'
import { COMMAND_FORMS, FIRST, RARE } from './all-forms.ts'
import type { FormContext } from './command-form.ts'

const isOperation = (value: unknown): value is Operation => (value as Operation | null)?.kind === 'operation'
/** No person ever gives these commands. */
const isForMachines = (who: readonly Who[]) => who.every((one) => services.some((service) => service === one))
/** Commands of the life cycle stand under the case and answer with its new state. */
const commands = (Object.values(contract) as unknown[])
  .filter(isOperation)
  .filter((one) => one.method === 'POST' && one.path.startsWith('/cases/{id}/') && one.out === contract.CommandAnswer)
  .filter((one) => lifecycleTable.some((row) => one.name === `cases.${row.id}` && !isForMachines(row.who)))

const detail = {
  case: {
    variant: 'hotline',
    category: '010101',
    title: '路灯不亮',
    text: '路灯不亮一周',
    channel: 'hotline12345',
    urgency: 'normal',
    appealType: 'help',
    confidentiality: 'open',
    complex: false,
    flags: { emergency: true, ownerless: false },
    appellants: ['p1'],
    slaves: ['s1'],
    orders: [],
    elements: { name: true, time: true, place: true, cause: true, course: true },
    measureTaken: false,
    duplicatesChecked: false,
    lastReturner: 'sanitation',
    upperCase: true,
    sameAs: null,
    answer: null,
    limit: { n: 5, unit: 'WD' },
    place: { status: 'resolved' },
  },
} as unknown as CaseDetail
const context = {
  detail,
  me: { posts: [{ post: 'leader', unit: 'ops_center' }] },
  names: { unit: (id: string) => id, categoryOf: () => undefined },
} as unknown as FormContext

const form = (command: string) => COMMAND_FORMS[command]!
const fieldsOf = (command: string): Field[] => form(command).fields?.(context) ?? []
const inputOf = (command: string, values: Record<string, unknown>) => form(command).toInput?.(values, context) ?? values

test('every command of the contract has a form, and every form a command', () => {
  expect(commands.length).toBeGreaterThan(30)
  expect(
    Object.values(COMMAND_FORMS)
      .map((one) => one.operation.name)
      .sort(),
  ).toEqual(commands.map((one) => one.name).sort())
})

test('a form is kept under the name of its command', () => {
  for (const [name, one] of Object.entries(COMMAND_FORMS)) expect(one.operation.name).toBe(`cases.${name}`)
  for (const name of [...FIRST, ...RARE]) expect(COMMAND_FORMS).toHaveProperty(name)
})

/** Names that a form has for itself and turns into fields of the operation. */
const OWN_NAMES = new Set(['toldHow', 'slavesGo', 'slavesTo', 'limitCount', 'limitUnit'])

test.each(Object.keys(COMMAND_FORMS))(
  '%s: asks only for what the operation takes, once, and requires what it requires',
  (command) => {
    const schema = form(command).operation.in as unknown as { properties: Record<string, unknown>; required?: string[] }
    const names = fieldsOf(command).map((field) => field.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) if (!OWN_NAMES.has(name)) expect(schema.properties).toHaveProperty(name)
    const always = fieldsOf(command)
      .filter((field) => field.required === true)
      .map((field) => field.name)
    const asked = always.includes('limitCount') ? { limitCount: 1, limitUnit: 'WD' } : {}
    const given = new Set(['id', ...Object.keys(inputOf(command, asked)), ...always])
    expect((schema.required ?? []).filter((name) => !given.has(name))).toEqual([])
  },
)

test('keys are those of the brief, and one key means one thing in one state', () => {
  const keys = Object.fromEntries(
    Object.entries(COMMAND_FORMS).flatMap(([name, one]) => (one.keys ? [[name, one.keys]] : [])),
  )
  expect(keys).toEqual({
    accept: 'A',
    file: 'F',
    dispatch: 'D',
    sign: 'S',
    signOrder: 'S',
    handDown: 'H',
    recordProgress: 'P',
    complete: 'C',
    completeOrder: 'C',
    submitCheck: 'V',
    submitVerification: 'V',
    urge: 'U',
    supervise: 'Y',
    submitCallback: 'B',
    merge: 'M',
  })
})

test('told, or cannot be told; merged cases go somewhere', () => {
  expect(inputOf('reject', { reason: 'outOfArea', text: '不属本区', toldHow: 'told', slavesGo: 'unmerge' })).toEqual({
    reason: 'outOfArea',
    text: '不属本区',
    told: true,
    slaves: 'unmerge',
  })
  expect(inputOf('reject', { toldHow: 'cannotTell', slavesGo: 'to', slavesTo: 'N-1' })).toEqual({
    cannotTell: true,
    slaves: { to: 'N-1' },
  })
})

test('acceptance sends what differs from the case, not the case again', () => {
  const initial = form('accept').initial!(context)
  const ticked = { ...initial, duplicatesChecked: true }
  expect(inputOf('accept', ticked)).toEqual({ elements: detail.case.elements, duplicatesChecked: true })
  expect(inputOf('accept', { ...ticked, category: '010203', complex: true })).toMatchObject({
    category: '010203',
    complex: true,
  })
})

test('nobody has looked at similar cases before somebody has: the tick is asked for, not given', () => {
  expect(form('accept').initial!(context).duplicatesChecked).toBe(false)
  expect(missingFields(fieldsOf('accept'), form('accept').initial!(context))).toEqual(['duplicatesChecked'])
  expect(missingFields(fieldsOf('accept'), { ...form('accept').initial!(context), duplicatesChecked: true })).toEqual(
    [],
  )
})

test('a limit of a lower order is sent as number with unit, or not at all', () => {
  expect(inputOf('handDown', { unit: 'street01.c01', limitUnit: 'WH' })).toEqual({ unit: 'street01.c01' })
  expect(inputOf('handDown', { unit: 'street01.c01', limitCount: 8, limitUnit: 'WH' })).toEqual({
    unit: 'street01.c01',
    limit: { n: 8, unit: 'WH' },
  })
})

test('before a dispatch is sent the form says to whom and for how long', () => {
  expect(form('dispatch').foretell!({ lead: '环卫所', coHandlers: ['街道'] }, context)?.zh).toBe(
    '将派往环卫所，街道协办，处置时限5个工作日，通知其经办人',
  )
  expect(form('dispatch').foretell!({}, context)).toBeNull()
})

test('what the server says of a field that has another name on the form lands at that field', () => {
  const fields = fieldsOf('reject')
  const at = (sent: string, values = {}) => fieldNamed(fields, values, sent)
  expect([at('told'), at('slaves'), at('slaves.to', { slavesGo: 'to' }), at('text'), at('id')]).toEqual([
    'toldHow',
    'slavesGo',
    'slavesTo',
    'text',
    null,
  ])
  expect(fieldNamed(fieldsOf('handDown'), {}, 'limit.n')).toBe('limitCount')
})
