const PARTS = /[^.[\]]+/g

/** What stands at `data.values[0].v`; undefined where nothing does. Only own fields are followed. */
export function readPath(value: unknown, path: string): unknown {
  let at = value
  for (const part of path.replace(/^\$\.?/, '').match(PARTS) ?? []) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return at
}
