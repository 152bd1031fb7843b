export const THEMES = ['dark', 'light', 'byDay'] as const
/** byDay: light while it is day, dark at night. */
export type WallTheme = (typeof THEMES)[number]

/** `districts/<key>/walls.json` */
export interface WallFile<Setting> {
  schema: 'walls/1'
  walls: readonly (Setting & { key: string })[]
}
