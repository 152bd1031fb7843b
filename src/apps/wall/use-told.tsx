import { useCallback, useEffect, useState } from 'react'
import type { WallAlarm, WallPlug } from '#ui/wall/plug.ts'
import { plugs } from './plugs.ts'

interface Told {
  alarm: WallAlarm | null
  leader: string | null | undefined
}

type Tell = (module: string, told: Told) => void

const noAlarm = () => null
const noLeader = () => undefined

/** Asks one module all the time; a component, because what it asks are hooks. */
function Listener({ plug, tell }: { plug: WallPlug; tell: Tell }) {
  const { module, useAlarm = noAlarm, useLeader = noLeader } = plug
  const alarm = useAlarm()
  const leader = useLeader()
  const key = alarm === null ? '' : `${alarm.scene} ${alarm.atMs}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same alarm in another object is no news
  useEffect(() => tell(module, { alarm, leader }), [key, leader, module, tell])
  return null
}

/** What modules tell whatever scene is shown: the newest alarm, who leads; and the elements that listen. */
export function useTold() {
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map())
  const tell = useCallback<Tell>((module, one) => setTold((before) => new Map(before).set(module, one)), [])
  const all = [...told.values()]
  const alarm = all.reduce<WallAlarm | null>(
    (best, one) => (one.alarm !== null && (best === null || one.alarm.atMs > best.atMs) ? one.alarm : best),
    null,
  )
  const leader = all.find((one) => one.leader !== undefined)?.leader
  return { alarm, leader, listeners: plugs.map((plug) => <Listener key={plug.module} plug={plug} tell={tell} />) }
}
