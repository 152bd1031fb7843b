import type { SheetInputs, StoredFigure, StoredMember } from './sheet.ts'

/** A member's figures on the scheme's basis, with what appeals have changed. */
export function figuresOfMember(
  { scheme, corrections }: Pick<SheetInputs, 'scheme' | 'corrections'>,
  { scope, figures }: StoredMember,
): Map<string, StoredFigure> {
  const found = new Map(Object.entries(figures).map(([id, figure]) => [id, figure[scheme.basis]]))
  for (const correction of corrections) if (correction.scope === scope) found.set(correction.indicator, correction.to)
  return found
}
