import type { SignCard } from '../domain/sign.ts'

/** What every answer says of a sign itself. */
export function cardView(sign: SignCard) {
  const { code, id, zh, en, domain, unit, decimals, direction, thresholds, valueLabels } = sign
  return {
    code,
    id,
    zh,
    en,
    domain,
    unit,
    decimals,
    direction,
    thresholds,
    ...(valueLabels ? { valueLabels: { ...valueLabels } } : {}),
  }
}
