import { useMemo, useState } from 'react'
import { getWall, isNight, steerWall, type WallView } from '#modules/walls/contract.ts'
import { callOperation, useOperation } from '#ui/call.ts'
import { clockTime, msOf } from '#ui/format.ts'
import { useLive } from '#ui/live.ts'
import { holdsAny, useMay, useMe } from '#ui/session.tsx'
import type { WallAlarm, WallScene } from '#ui/wall/plug.ts'
import { type Turn, turnAt } from '#ui/wall/rotation.ts'
import { useSecond } from '#ui/wall.ts'
import { plugs } from './plugs.ts'

/** Where a narrow wall shows the columns one after the other, each is seen as long as this. */
export const COLUMN_SECONDS = 20

export interface ShownTurn extends Turn {
  why: 'turn' | 'held' | 'red'
}

type From = { scene: string | null; held: boolean; sinceMs: number }
/** Holds until the wall is steered otherwise than it was then. */
type Own = From & { instead: string }

/** The wall as it is set up and steered, and whose turn it is. */
export function useTurn(key: string, wide: boolean, alarm: WallAlarm | null) {
  const me = useMe()
  const maySteer = useMay('walls:steer')
  const wall = useOperation(getWall, { key }, { everyMs: 60_000 })
  useLive('walls.wallChanged', (told) => {
    if (told.key === key) wall.reload()
  })
  /** A key pressed here acts here at once; whoever may steer the wall takes its other screens along. */
  const [own, setOwn] = useState<Own | null>(null)
  const second = useSecond()
  const view = wall.data
  // In full seconds, so that every answer of the server is no new clock.
  const skewMs = view ? Math.round((msOf(view.now) - wall.answeredAtMs) / 1000) * 1000 : 0
  const nowMs = second + skewMs
  const scenes = useMemo(
    () =>
      plugs
        .flatMap((plug) => plug.scenes)
        .filter(({ may }) => holdsAny(me.permissions, may))
        .toSorted((a, b) => a.digit - b.digit),
    [me.permissions],
  )
  const turn = view ? shownTurn(view, own, scenes, alarm, nowMs, wide) : null
  const choose = (scene: string, held: boolean) => {
    setOwn({ scene, held, sinceMs: nowMs, instead: JSON.stringify(view?.steer) })
    // What cannot be told to the others holds here all the same.
    if (maySteer) void callOperation(steerWall, { key, scene, held }).catch(() => {})
  }
  return { view, problem: wall.problem, scenes, turn, nowMs, skewMs, choose }
}

function shownTurn(
  view: WallView,
  own: Own | null,
  scenes: readonly WallScene[],
  alarm: WallAlarm | null,
  nowMs: number,
  wide: boolean,
): ShownTurn | null {
  const { setting, steer } = view
  const common: From = { ...steer, sinceMs: msOf(steer.since) }
  const from = own && own.instead === JSON.stringify(steer) ? own : common
  const known = scenes.find(({ id }) => id === from.scene)
  if (from.held && known) return { scene: known.id, sinceMs: from.sinceMs, untilMs: null, why: 'held' }
  const wish = isNight(clockTime(nowMs), setting) ? setting.nightScenes : setting.scenes
  const list = wish.flatMap((id) => scenes.find((scene) => scene.id === id) ?? [])
  const turns = (list.length > 0 ? list : scenes).map(({ id, columns }) => ({
    id,
    seconds: wide ? setting.rotateSeconds : Math.max(setting.rotateSeconds, columns * COLUMN_SECONDS),
  }))
  if (turns.length === 0) return null
  const untilMs = alarm === null ? 0 : alarm.atMs + setting.holdSeconds * 1000
  if (alarm !== null && nowMs < untilMs && alarm.atMs > from.sinceMs && scenes.some(({ id }) => id === alarm.scene))
    return { scene: alarm.scene, sinceMs: alarm.atMs, untilMs, why: 'red' }
  return { ...turnAt({ scenes: turns, from: { ...from, scene: known?.id ?? null, held: false } }, nowMs), why: 'turn' }
}
