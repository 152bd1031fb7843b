import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OwnPhrases } from './own-phrases.tsx'
import { callBefore, phraseFault, phrasesFor, readPhrases, withPhrase } from './phrase.ts'
import { PhraseArea } from './phrase-area.tsx'
import { keepPhrases, setPhraseOwner } from './use-phrases.ts'

const ACCEPTED = { short: 'ysl', text: '已受理，将尽快办理并回复。' }
const ASSIGNED = { short: 'yjb', text: '已交办责任单位。' }

beforeEach(() => {
  // The page of the tests has none.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  localStorage.clear()
  setPhraseOwner('nobody')
  setPhraseOwner('operator1')
  keepPhrases([ACCEPTED, ASSIGNED])
})
afterEach(cleanup)

function Area({ onEscape = () => {} }: { onEscape?(): void }) {
  const [text, setText] = useState('')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the form around
    <div onKeyDown={(event) => event.key === 'Escape' && onEscape()}>
      <PhraseArea id="text" value={text} onChange={setText} rows={{ min: 2, max: 4 }} />
    </div>
  )
}
const area = () => screen.getByRole('textbox') as HTMLTextAreaElement
function type(text: string) {
  fireEvent.change(area(), { target: { value: text, selectionStart: text.length } })
}
const press = (key: string, init: KeyboardEventInit & { keyCode?: number } = {}) =>
  fireEvent.keyDown(area(), { key, ...init })

test('a call is a half-width sign, or a full-width one with a letter behind it, right before the caret', () => {
  expect(callBefore('你好;ys', 5)).toEqual({ from: 2, letters: 'ys' })
  expect(callBefore('你好;', 3)).toEqual({ from: 2, letters: '' })
  expect(callBefore('你好；YS', 5)).toEqual({ from: 2, letters: 'ys' })
  expect(callBefore('第一；', 3)).toBeNull()
  expect(callBefore(';ys 已办', 6)).toBeNull()
})

test('letters narrow the list; Enter puts the phrase where it was called', () => {
  render(<Area />)
  type('您好，;ys')
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([`;ysl ${ACCEPTED.text}`])
  press('Enter')
  expect(area().value).toBe(`您好，${ACCEPTED.text}`)
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('behind a bare sign Enter stays a new line until somebody moves to a phrase', () => {
  render(<Area />)
  type('一;')
  expect(screen.getAllByRole('option')).toHaveLength(2)
  expect(press('Enter')).toBe(true)
  expect(area().value).toBe('一;')
  press('ArrowDown')
  press('Enter')
  expect(area().value).toBe(`一${ASSIGNED.text}`)
})

test('Esc leaves the list and not the form; what the input method composes is its own', () => {
  const onEscape = vi.fn()
  render(<Area onEscape={onEscape} />)
  type(';ys')
  press('Enter', { keyCode: 229 })
  expect(area().value).toBe(';ys')
  press('Escape')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(onEscape).not.toHaveBeenCalled()
  press('Escape')
  expect(onEscape).toHaveBeenCalledOnce()
})

test('each account has its own, kept at this browser', () => {
  setPhraseOwner('operator2')
  render(<Area />)
  type(';ys')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(readPhrases(localStorage.getItem('yiwang.phrases.operator1') ?? '')).toEqual([ACCEPTED, ASSIGNED])
})

test('phrases are added and taken away; what cannot be kept says why', () => {
  render(<OwnPhrases />)
  const fill = (short: string, text: string) => {
    fireEvent.change(screen.getByLabelText('缩写'), { target: { value: short } })
    fireEvent.change(screen.getByLabelText('常用语'), { target: { value: text } })
    fireEvent.click(screen.getByRole('button', { name: /添 ?加/ }))
  }
  fill('已', '内容')
  expect(screen.getByRole('status').textContent).toMatch(/小写字母或数字/)
  fill('HF', '已电话回复。')
  expect(screen.getByText('已电话回复。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '移除 ysl' }))
  expect(readPhrases(localStorage.getItem('yiwang.phrases.operator1') ?? '').map(({ short }) => short)).toEqual([
    'yjb',
    'hf',
  ])
})

test('a file is read for what are phrases, and nothing else', () => {
  expect(readPhrases('no json')).toEqual([])
  expect(readPhrases('{"short":"a"}')).toEqual([])
  expect(readPhrases(JSON.stringify([ACCEPTED, { short: '<b>', text: 'x' }, 7, null, { short: 'a' }]))).toEqual([
    ACCEPTED,
  ])
  expect(phraseFault({ short: 'a', text: '长'.repeat(501) })).not.toBeNull()
  expect(withPhrase([ACCEPTED], { short: 'ysl', text: '新' })).toEqual([{ short: 'ysl', text: '新' }])
  expect(phrasesFor([ACCEPTED, ASSIGNED], 'y').map(({ short }) => short)).toEqual(['yjb', 'ysl'])
})
