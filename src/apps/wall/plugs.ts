import type { WallPlug } from '#ui/wall/plug.ts'

/** Every module with a wall folder; nothing else has to be edited to add one. */
export const plugs: readonly WallPlug[] = Object.values(
  import.meta.glob<WallPlug>('../../modules/*/wall/index.tsx', { eager: true, import: 'default' }),
)
