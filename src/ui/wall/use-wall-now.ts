import { useSecond } from './use-second.ts'
import { useWall } from './wall-context.tsx'

/** The moment by the server's clock, in steps of a second: the machine behind a wall may be wrong by minutes. */
export function useWallNow(): number {
  return useSecond() + useWall().skewMs
}
