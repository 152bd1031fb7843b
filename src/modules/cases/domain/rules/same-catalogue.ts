import type { RuleCatalogue } from './rule-set.ts'

/** True when cases would be treated alike under both: names do not count, order of fields neither. */
export function isSameCatalogue(a: RuleCatalogue, b: RuleCatalogue): boolean {
  return essence(a) === essence(b)
}

function essence({ channels, variantOverrides, deadlineTables }: RuleCatalogue): string {
  const byKey = (x: [string, ...unknown[]], y: [string, ...unknown[]]) => (x[0] < y[0] ? -1 : 1)
  return JSON.stringify([
    channels
      .map((row): [string, ...unknown[]] => [
        row.id,
        row.code,
        row.variant,
        row.needsCallback,
        row.identityKnown,
        row.fromPublic ?? false,
        row.deadlineTable,
      ])
      .sort(byKey),
    variantOverrides.map(({ when, variant }) => [when.urgency ?? null, when.kind ?? null, variant]),
    deadlineTables
      .map((table): [string, ...unknown[]] => [
        table.key,
        table.from,
        table.tiers.map(({ tier, limit }) => [tier, limit.n, limit.unit]),
      ])
      .sort(byKey),
  ])
}
