import { afterEach, beforeEach, expect, test } from 'vitest'
import { addLayer, type KeyBinding, keysNow, switchSingleKeys } from './key-board.ts'

let done: string[] = []
let removals: (() => void)[] = []

const binding = (keys: string, name = keys): KeyBinding => ({
  keys,
  title: { zh: name, en: name },
  run: () => done.push(name),
})
const layer = (...bindings: KeyBinding[]) => removals.push(addLayer({ bindings }))
const press = (code: string, init: KeyboardEventInit & { keyCode?: number } = {}, target: Element = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...init }))

beforeEach(() => {
  done = []
  document.body.innerHTML = '<input id="text"><input id="tick" type="checkbox"><button id="button">x</button>'
})
afterEach(() => {
  for (const remove of removals) remove()
  removals = []
  switchSingleKeys(true)
})
const element = (id: string) => document.getElementById(id)!

test('a letter acts by its place on the keyboard, whatever the input method writes', () => {
  layer(binding('D'))
  press('KeyD', { key: 'в' })
  expect(done).toEqual(['D'])
})

test('letters, digits and signs never act while somebody types; a tick box is no typing', () => {
  layer(binding('D'), binding('1'), binding('.'))
  for (const code of ['KeyD', 'Digit1', 'Period']) press(code, {}, element('text'))
  expect(done).toEqual([])
  press('KeyD', {}, element('tick'))
  expect(done).toEqual(['D'])
})

test('chords, function keys and Esc act while typing', () => {
  layer(binding('Ctrl+Enter'), binding('F2'), binding('Esc'))
  press('Enter', { ctrlKey: true }, element('text'))
  press('F2', {}, element('text'))
  press('Escape', {}, element('text'))
  expect(done).toEqual(['Ctrl+Enter', 'F2', 'Esc'])
})

test('what the input method is composing is left to it', () => {
  layer(binding('Ctrl+Enter'), binding('D'))
  press('KeyD', { isComposing: true })
  press('KeyD', { keyCode: 229 })
  press('Enter', { ctrlKey: true, isComposing: true }, element('text'))
  expect(done).toEqual([])
})

test('G then W within a moment; another key between breaks it; G alone does nothing', () => {
  layer(binding('G W', 'desk'), binding('W', 'w'))
  press('KeyG')
  press('KeyW')
  expect(done).toEqual(['desk'])
  press('KeyG')
  press('KeyX')
  press('KeyW')
  expect(done).toEqual(['desk', 'w'])
})

test('the form that opened last is asked before its list', () => {
  layer(binding('1', 'list'))
  layer(binding('1', 'form'))
  press('Digit1')
  press('Numpad1')
  expect(done).toEqual(['form', 'form'])
  expect(keysNow().filter(({ keys }) => keys === '1')).toHaveLength(1)
})

test('a key that is not offered now falls through to the one below', () => {
  layer(binding('C', 'below'))
  layer({ ...binding('C', 'above'), enabled: false })
  press('KeyC')
  expect(done).toEqual(['below'])
})

test('Enter on a button is the button’s own', () => {
  layer(binding('Enter'))
  press('Enter', {}, element('button'))
  expect(done).toEqual([])
  press('Enter')
  expect(done).toEqual(['Enter'])
})

test('? is Shift with the key of the slash, and the slash alone is something else', () => {
  layer(binding('?'), binding('/'))
  press('Slash', { shiftKey: true })
  press('Slash')
  expect(done).toEqual(['?', '/'])
})

test('single keys can be switched off; chords stay', () => {
  layer(binding('D'), binding('Ctrl+K'))
  switchSingleKeys(false)
  press('KeyD')
  press('KeyK', { ctrlKey: true })
  expect(done).toEqual(['Ctrl+K'])
})

test('a key held down acts once', () => {
  layer(binding('J'))
  press('KeyJ')
  press('KeyJ', { repeat: true })
  expect(done).toEqual(['J'])
})
