import { msOf } from '#ui/format.ts'
import type { WallAlarm } from '#ui/wall/plug.ts'
import { useFollowPicture } from './use-follow-picture.ts'
import { usePicture } from './use-picture.ts'

/** The newest emergency or critical case: the wall goes to the scene that lists them. */
export function useNewestAlarm(): WallAlarm | null {
  useFollowPicture()
  const { picture } = usePicture()
  const newest = picture?.pressing.reduce<number>((best, { reportedAt }) => Math.max(best, msOf(reportedAt)), 0) ?? 0
  if (newest === 0) return null
  return { scene: 'emergency', atMs: newest, words: { zh: '新的应急案件', en: 'a new emergency' } }
}
