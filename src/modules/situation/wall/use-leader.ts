import { usePicture } from './use-picture.ts'

/** Who leads the shift, as the roster says. */
export function useLeader(): string | null | undefined {
  const duty = usePicture().picture?.duty
  return duty ? (duty.leader?.name ?? null) : undefined
}
