import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { WallView } from '../contract.ts'
import type { StoredWall } from './wall-store.ts'

export function wallView(wall: StoredWall, nowMs: number): WallView {
  const { key, version, setting, steer, steeredMs, shown, shownMs } = wall
  return {
    key,
    version,
    setting,
    steer: { ...steer, since: toRfc3339(Math.floor(steeredMs)) },
    shown: shown && shownMs !== null ? { ...shown, at: toRfc3339(Math.floor(shownMs)) } : null,
    now: toRfc3339(nowMs),
  }
}

export function noSuchWall(key: string) {
  return fault('no-such-wall', {
    status: 404,
    zh: `没有大屏“${key}”。在“大屏遥控”中选一块`,
    en: `There is no wall "${key}". Choose one on the page of wall control`,
  })
}
