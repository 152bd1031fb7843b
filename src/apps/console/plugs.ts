import type { ConsolePlug } from '#ui/plug.ts'

/** Every module with a console folder; nothing else has to be edited to add one. */
export const plugs: readonly ConsolePlug[] = Object.values(
  import.meta.glob<ConsolePlug>('../../modules/*/console/index.tsx', { eager: true, import: 'default' }),
)
