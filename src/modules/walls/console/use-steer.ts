import { useCommand } from '#ui/call.ts'
import { steerWall } from '../contract.ts'

export function useSteer() {
  const steering = useCommand(steerWall)
  return { steer: steering.run, busy: steering.busy, problem: steering.problem }
}
