/** What a household's door is called, apart: the entrance leads to nobody, the room does. */
export interface Door {
  entrance: string
  floor: number | null
  room: string
}

const MOST = 20

/** `2` or `2单元` and `301`, `301室`, `3-01`; null where no room can be read. */
export function readDoor(entranceText: string, roomText: string): Door | null {
  const entrance = entranceText.replace(/\s+/g, '').replace(/单元$/, '')
  const room = roomText.replace(/\s+/g, '').replace(/[室号户]$/, '')
  if (room === '' || room.length > MOST || entrance.length > MOST) return null
  return { entrance: entrance === '' ? '' : `${entrance}单元`, floor: floorOf(room), room }
}

/** `301` and `1203` begin with their floor; `3-01` and `B102` say it too. Others say nothing. */
function floorOf(room: string): number | null {
  const parts = /^[A-Za-z]?(\d{1,2})(?:-?)(\d{2})$/.exec(room)
  const floor = Number(parts?.[1] ?? 0)
  return floor >= 1 && floor <= 99 ? floor : null
}

/** What everybody sees who sees the household: which floor, not which door. */
export function maskDoor({ entrance, floor }: Omit<Door, 'room'>): string {
  return `${entrance}${floor === null ? '**室' : `${floor}楼**室`}`
}
