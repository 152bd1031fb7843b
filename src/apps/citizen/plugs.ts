import type { CitizenPlug } from '#ui/citizen/plug.ts'

/** Every module with a citizen folder; nothing else has to be edited to add one. */
export const plugs: readonly CitizenPlug[] = Object.values(
  import.meta.glob<CitizenPlug>('../../modules/*/citizen/index.tsx', { eager: true, import: 'default' }),
)
