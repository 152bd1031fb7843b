export interface Turn {
  scene: string
  /** When the scene came on and when the next one is due; null: it stays. */
  sinceMs: number
  untilMs: number | null
}

export interface TurnSetting {
  /** In their order; at least one. */
  scenes: readonly { id: string; seconds: number }[]
  /** From which scene and moment the wall goes on; a scene that is not on the list stands before the first. */
  from: { scene: string | null; held: boolean; sinceMs: number }
}

/** Whose turn it is at a moment: the same on every screen of a wall, without a word between them. */
export function turnAt({ scenes, from }: TurnSetting, nowMs: number): Turn {
  const first = scenes[0]!
  if (from.held && from.scene !== null) return { scene: from.scene, sinceMs: from.sinceMs, untilMs: null }
  const start = scenes.findIndex(({ id }) => id === from.scene)
  const isGuest = from.scene !== null && start < 0
  const guestMs = isGuest ? first.seconds * 1000 : 0
  if (isGuest && nowMs < from.sinceMs + guestMs)
    return { scene: from.scene!, sinceMs: from.sinceMs, untilMs: from.sinceMs + guestMs }
  const order = start > 0 ? [...scenes.slice(start), ...scenes.slice(0, start)] : scenes
  if (order.length === 1) return { scene: first.id, sinceMs: from.sinceMs, untilMs: null }
  const roundMs = order.reduce((sum, { seconds }) => sum + seconds * 1000, 0)
  const beganMs = from.sinceMs + guestMs
  // A clock that is set back shows the beginning, not a scene before it.
  const passedMs = Math.max(0, nowMs - beganMs)
  let sinceMs = beganMs + Math.floor(passedMs / roundMs) * roundMs
  for (const { id, seconds } of order) {
    const untilMs = sinceMs + seconds * 1000
    if (nowMs < untilMs) return { scene: id, sinceMs, untilMs }
    sinceMs = untilMs
  }
  return { scene: first.id, sinceMs, untilMs: null }
}
