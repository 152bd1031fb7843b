export interface WallSizes {
  /** Han captions, 25′. */
  captionPx: number
  /** Han text that is read, 30′. */
  readPx: number
  /** Digits, 22′. */
  digitPx: number
  /** Figures beside others. */
  figurePx: number
  /** The numbers that a scene is about: at least 2.2 times what is read. */
  keyPx: number
}

/** No text of a wall is smaller, whatever the distance. */
const FLOOR_PX = 24
/** Height of a Han character and of a digit in one em. */
const HAN = 0.92
const DIGIT = 0.72
const FIGURE_TIMES = 1.6
const KEY_TIMES = 2.6

/** Pixels that a character needs to be seen under an angle (ISO 9241-3): 2·d·tan(α/2) / pitch / share of the em. */
function pixels(minutes: number, pitchMm: number, distanceM: number, share: number): number {
  const angle = (minutes / 60 / 180) * Math.PI
  const heightMm = 2 * distanceM * 1000 * Math.tan(angle / 2)
  return Math.max(FLOOR_PX, Math.ceil(heightMm / pitchMm / share))
}

/** Type of a wall by how far its pixels lie apart and how far away its readers sit. */
export function typeSizes({ pitchMm, distanceM }: { pitchMm: number; distanceM: number }): WallSizes {
  const readPx = pixels(30, pitchMm, distanceM, HAN)
  return {
    captionPx: pixels(25, pitchMm, distanceM, HAN),
    readPx,
    digitPx: pixels(22, pitchMm, distanceM, DIGIT),
    figurePx: Math.ceil(readPx * FIGURE_TIMES),
    keyPx: Math.ceil(readPx * KEY_TIMES),
  }
}

/** For a look at a wall on a smaller screen: type shrinks with the window, and is then no longer what the wall shows. */
export function shrunk(sizes: WallSizes, heightPx: number, wallHeightPx: number): WallSizes {
  const part = Math.min(1, heightPx / wallHeightPx)
  const scale = (px: number) => Math.round(px * part * 10) / 10
  return {
    captionPx: scale(sizes.captionPx),
    readPx: scale(sizes.readPx),
    digitPx: scale(sizes.digitPx),
    figurePx: scale(sizes.figurePx),
    keyPx: scale(sizes.keyPx),
  }
}
