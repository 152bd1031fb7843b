import { useOperation } from '#ui/call.ts'
import { msOf } from '#ui/format.ts'
import { type Figure, type FigureId, getPicture, type Picture } from '../contract.ts'

/** Asked again by itself even where nothing is told, so that time passing is seen too. */
const REFRESH_MS = 10_000
export const STALE_MS = 3 * REFRESH_MS

/** The figures of all scenes, of one moment; with a street those of that street too. */
export function usePicture(street?: string) {
  const picture = useOperation(getPicture, street === undefined ? {} : { street }, { everyMs: REFRESH_MS })
  const data = picture.data
  return {
    picture: data,
    problem: picture.problem,
    asOfMs: data ? msOf(data.asOf) : null,
    answeredAtMs: picture.answeredAtMs,
  }
}

export function figureOf(picture: Picture, id: FigureId): Figure {
  const found = picture.figures.find((figure) => figure.id === id)
  if (!found) throw new Error(`the picture has no figure ${id}`)
  return found
}
