import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '../call/problem.ts'
import type { Field, Values } from './field.ts'
import { missingFields, valuesToSend } from './field.ts'
import { Form, type FormProps } from './form.tsx'

const words = (zh: string) => ({ zh, en: zh })
const FIELDS: readonly Field[] = [
  { kind: 'yesNo', name: 'contacted', title: words('联系上'), required: true },
  { kind: 'yesNo', name: 'solved', title: words('解决'), required: true, when: (values) => values.contacted === true },
  { kind: 'text', name: 'comment', title: words('备注') },
]

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

function open(props: Partial<FormProps> = {}) {
  const onSubmit = vi.fn(async (_values: Values) => true)
  render(<Form fields={FIELDS} verb="提交回访" onSubmit={onSubmit} busy={false} problem={null} {...props} />)
  return props.onSubmit ?? onSubmit
}
const group = (name: string) => screen.getByRole('radiogroup', { name: new RegExp(name) })
const digit = (name: string, n: number) => fireEvent.keyDown(group(name), { code: `Digit${n}` })
const focused = () => document.activeElement

test('a field that another answer hides is neither asked for nor sent', () => {
  expect(missingFields(FIELDS, {})).toEqual(['contacted'])
  expect(missingFields(FIELDS, { contacted: true })).toEqual(['solved'])
  expect(valuesToSend(FIELDS, { contacted: false, solved: true, comment: '  ' })).toEqual({ contacted: false })
})

test('the first open question has the focus; digits answer and go on; the button comes last', async () => {
  const onSubmit = open()
  expect(group('联系上').contains(focused())).toBe(true)
  digit('联系上', 1)
  await waitFor(() => expect(group('解决').contains(focused())).toBe(true))
  digit('解决', 2)
  await waitFor(() => expect(focused()?.textContent).toContain('提交回访'))
  fireEvent.click(focused()!)
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ contacted: true, solved: false }))
})

test('nothing is sent while an answer is missing, and the form says which', () => {
  const onSubmit = open()
  fireEvent.keyDown(document.body, { code: 'Enter', key: 'Enter', ctrlKey: true })
  expect(onSubmit).not.toHaveBeenCalled()
  expect(screen.getByText('必填')).toBeTruthy()
})

test('Ctrl+Enter sends from within a text field, but not while the input method composes', async () => {
  const onSubmit = open({ initial: { contacted: false } })
  const comment = screen.getByLabelText('备注')
  fireEvent.keyDown(comment, { code: 'Enter', key: 'Enter', ctrlKey: true, isComposing: true })
  expect(onSubmit).not.toHaveBeenCalled()
  fireEvent.keyDown(comment, { code: 'Enter', key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce())
})

test('what was typed survives closing the form, and ends when it was sent', async () => {
  open({ draftKey: 'try.1' })
  fireEvent.change(screen.getByLabelText('备注'), { target: { value: '三次未接' } })
  cleanup()
  open({ draftKey: 'try.1' })
  expect(screen.getByLabelText('备注')).toHaveProperty('value', '三次未接')
  expect(screen.getByText('已恢复未提交的草稿')).toBeTruthy()
  digit('联系上', 2)
  fireEvent.click(screen.getByRole('button', { name: /提交回访/ }))
  await waitFor(() => expect(sessionStorage.length).toBe(0))
})

test('a refused form keeps its draft and shows the sentence, with the field’s own beside it', async () => {
  const problem = new Problem({
    code: 'invalid-input',
    status: 400,
    detail: '有内容填写不对',
    fields: [{ field: 'comment', detail: '最多 2000 个字' }],
  })
  const refuse = vi.fn(async () => false)
  open({ draftKey: 'try.2', initial: { contacted: false }, problem, onSubmit: refuse })
  fireEvent.change(screen.getByLabelText('备注'), { target: { value: '字' } })
  fireEvent.click(screen.getByRole('button', { name: /提交回访/ }))
  await waitFor(() => expect(refuse).toHaveBeenCalled())
  expect(sessionStorage.getItem('yiwang.draft.try.2')).toContain('字')
  expect(screen.getAllByText(/最多 2000 个字/)).toHaveLength(1)
  expect(screen.queryByText(/有内容填写不对/)).toBeNull()
  expect(focused()).toBe(screen.getByLabelText('备注'))
})

test('seldom changed fields are folded away, but not one that must still be filled in', () => {
  const fields: Field[] = [
    { kind: 'text', name: 'a', title: words('甲'), folded: true },
    { kind: 'text', name: 'b', title: words('乙'), folded: true, required: true },
  ]
  open({ fields })
  expect(screen.getByLabelText('甲').closest('details')).not.toBeNull()
  expect(screen.getByLabelText(/乙/).closest('details')).toBeNull()
})

test('a box that must be ticked is asked for until it is', () => {
  const fields: Field[] = [{ kind: 'tick', name: 'looked', title: words('已查看'), required: true }]
  expect(missingFields(fields, {})).toEqual(['looked'])
  expect(missingFields(fields, { looked: false })).toEqual(['looked'])
  expect(missingFields(fields, { looked: true })).toEqual([])
})

test('values from beside the form lead to the button, but take nobody’s hands off a text', async () => {
  const props = { fields: FIELDS, verb: '提交回访', onSubmit: async () => true, busy: false, problem: null }
  const { rerender } = render(<Form {...props} fill={null} />)
  screen.getByLabelText('备注').focus()
  rerender(<Form {...props} fill={{ solved: true }} />)
  expect(focused()).toBe(screen.getByLabelText('备注'))
  screen.getByLabelText('备注').blur()
  rerender(<Form {...props} fill={{ contacted: false }} />)
  await waitFor(() => expect(focused()?.textContent).toContain('提交回访'))
})

test('what a form is opened with on purpose stands before its draft', () => {
  open({ draftKey: 'try.3' })
  fireEvent.change(screen.getByLabelText('备注'), { target: { value: '旧草稿' } })
  cleanup()
  open({ draftKey: 'try.3', given: { comment: '并入时带来' } })
  expect(screen.getByLabelText('备注')).toHaveProperty('value', '并入时带来')
})

const refused = (code: string, detail: string, ...fields: string[]) =>
  new Problem({ code, status: 422, detail, fields: fields.map((field) => ({ field, detail: `${field} 不对` })) })

test('what has no field on the form is listed below it, and nothing is said twice', () => {
  open({ initial: { contacted: false }, problem: refused('invalid-input', '有内容填写不对', 'comment', 'triedAt.0') })
  expect(screen.getAllByText(/comment 不对/)).toHaveLength(1)
  expect(screen.getByText('triedAt.0：triedAt.0 不对').closest('[role=alert]')?.textContent).toContain('有内容填写不对')
})

test('a refusal about one field is said there whole, with its way out', () => {
  open({ initial: { contacted: false }, problem: refused('checker-unfit', '所选人员已离岗。请另选', 'comment') })
  const field = screen.getByLabelText('备注').closest('[data-field]')
  expect(field?.textContent).toContain('所选人员已离岗。请另选')
  expect(screen.getAllByText(/所选人员已离岗/)).toHaveLength(1)
})

test('a field is found by what it is sent as, by a part of it, and when it is folded away', () => {
  const fields: Field[] = [
    { kind: 'text', name: 'limitCount', title: words('时限'), sentAs: 'limit' },
    { kind: 'text', name: 'place', title: words('位置'), folded: true },
  ]
  open({ fields, problem: refused('invalid-input', '有内容填写不对', 'limit.n', 'place.lon') })
  expect(screen.getByLabelText('时限').closest('[data-field]')?.textContent).toContain('limit.n 不对')
  expect(screen.getByLabelText('位置').closest('details')).toBeNull()
})

test('Ctrl+Enter sends from within a list to choose from, which keeps a plain Enter', async () => {
  // The page of the tests has none.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  const choices = Array.from({ length: 9 }, (_, at) => ({ value: String(at), title: words(`第 ${at} 项`) }))
  const onSubmit = open({ fields: [{ kind: 'choice', name: 'pick', title: words('选择'), choices }] })
  const select = screen.getByRole('combobox')
  fireEvent.keyDown(select, { code: 'Enter', key: 'Enter', keyCode: 13 })
  expect(onSubmit).not.toHaveBeenCalled()
  fireEvent.keyDown(select, { code: 'Enter', key: 'Enter', keyCode: 13, ctrlKey: true })
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce())
})
