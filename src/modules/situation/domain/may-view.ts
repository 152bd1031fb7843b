/** What people are told of: its own permission alone lets in, whoever keeps the other layers. */
const OF_PEOPLE = 'situation:view-people'
const KEEP = 'situation:keep-layers'

/**
 * Whether a layer is for a caller. Whoever keeps layers sees those that are loaded from files: the files went through
 * that person's hands, and what is loaded has to be looked at.
 */
export function mayView(
  layer: { permission: string; loadable: boolean },
  may: (permission: string) => boolean,
): boolean {
  if (may(layer.permission)) return true
  return layer.permission !== OF_PEOPLE && layer.loadable && may(KEEP)
}
