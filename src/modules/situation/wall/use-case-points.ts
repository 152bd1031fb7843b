import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fetchFile } from '#ui/call.ts'
import { useLive } from '#ui/live.ts'
import { type Box, type LightPoint, readPoints, type TilePoint, tilesOver } from '#ui/wall.ts'
import { type CaseLight, getCaseTile, PICTURE_TOPICS, TILE_LAYERS } from '../contract.ts'

/** Close enough for places to be told apart on a wall, and a dozen tiles for the whole district. */
const ZOOM = 13
const REFRESH_MS = 30_000
/** Points may follow the numbers by a moment; a steady stream of news must not fetch tiles all the time. */
const GATHER_MS = 4000

/** Open cases as the map draws them: late ones each by itself where there is room, the others as they are grouped. */
export function useCasePoints(box: Box | null, area: string | null): readonly LightPoint[] | null {
  const query = useQuery({
    queryKey: ['situation', 'wall-points', box, area],
    queryFn: async () => {
      const [late, calm] = await Promise.all([
        pointsOf(box!, ['red', 'orange'], area),
        pointsOf(box!, ['yellow', 'green', 'paused', 'none'], area),
      ])
      return [...calm.map((point) => lightOf(point, false)), ...late.map((point) => lightOf(point, true))]
    },
    enabled: box !== null,
    refetchInterval: REFRESH_MS,
  })
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(gathering.current), [])
  useLive(PICTURE_TOPICS[0], () => {
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined
      void query.refetch()
    }, GATHER_MS)
  })
  return query.data ?? null
}

async function pointsOf(box: Box, light: CaseLight[], area: string | null): Promise<TilePoint[]> {
  const tiles = await Promise.all(
    tilesOver(box, ZOOM).map(async (tile) => {
      const file = await fetchFile(getCaseTile, { ...tile, light, ...(area === null ? {} : { area }) })
      return readPoints(await file.arrayBuffer(), tile, TILE_LAYERS.symbols)
    }),
  )
  return tiles.flat()
}

function lightOf({ point, properties }: TilePoint, isLate: boolean): LightPoint {
  const light = properties.light === 'red' ? 'red' : properties.light === 'orange' ? 'orange' : 'green'
  return { point, light: isLate ? light : 'green', count: Number(properties.count ?? 1) }
}
