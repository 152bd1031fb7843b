import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeLive, onComeback, openLive } from './live.ts'
import { useLiveReload } from './live-reload.ts'

/** The browser's stream, told by hand. */
class Stream extends EventTarget {
  static last: Stream
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    super()
    Stream.last = this
  }
  close() {}
  tell(topic: string, data: object) {
    this.dispatchEvent(new MessageEvent(topic, { data: JSON.stringify(data) }))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  openLive()
})
afterEach(() => {
  closeLive()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('一阵变动只再问一次，半秒之内；不相干的不问', () => {
  const reload = vi.fn()
  renderHook(() => useLiveReload('cases.caseChanged', reload, ({ state }) => state === 'filed'))
  for (let n = 0; n < 20; n += 1) Stream.last.tell('cases.caseChanged', { caseId: String(n), state: 'filed' })
  expect(reload).not.toHaveBeenCalled()
  vi.advanceTimersByTime(500)
  expect(reload).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(20_000)
  Stream.last.tell('cases.caseChanged', { caseId: 'x', state: 'closed' })
  vi.advanceTimersByTime(20_000)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('多得说不完：跟着整个主题的屏幕照常再问，等某一件的随后全部再问，不会一再地问', () => {
  const [whole, other, all] = [vi.fn(), vi.fn(), vi.fn()]
  const stop = onComeback(all)
  renderHook(() => useLiveReload('cases.caseChanged', whole))
  renderHook(() => useLiveReload('signs.signsChanged', other))
  for (let n = 0; n < 10; n += 1) {
    Stream.last.tell('live.many', { topics: ['cases.caseChanged'], count: 90 })
    vi.advanceTimersByTime(200)
  }
  expect(whole).toHaveBeenCalled()
  expect(other).not.toHaveBeenCalled()
  vi.advanceTimersByTime(3_000)
  expect(all).toHaveBeenCalledTimes(1)
  Stream.last.tell('live.many', { topics: ['cases.caseChanged'], count: 90 })
  vi.advanceTimersByTime(5_000)
  expect(all).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(10_000)
  expect(all).toHaveBeenCalledTimes(2)
  stop()
})

test('页面在后台时不问，回到眼前再问', () => {
  const reload = vi.fn()
  renderHook(() => useLiveReload('cases.caseChanged', reload))
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  Stream.last.tell('cases.caseChanged', {})
  vi.advanceTimersByTime(5_000)
  expect(reload).not.toHaveBeenCalled()
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(reload).toHaveBeenCalledTimes(1)
  hidden.mockRestore()
})
