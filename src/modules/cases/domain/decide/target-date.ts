import { addMonths } from '#core/time/months.ts'
import { isOneOf, suspensionReasons } from '../enums.ts'
import type { Scene } from '../scene.ts'

/** A target date lies ahead, and not further than the district allows (domain §4.5 suspensionMaxMonths). */
export function isTargetDate(targetMs: number | undefined, { facts, rules }: Scene): targetMs is number {
  if (targetMs === undefined || !Number.isFinite(targetMs)) return false
  return targetMs > facts.atMs && targetMs <= addMonths(facts.atMs, rules.suspensionMaxMonths)
}

/** Nothing is put on the ledger without a reason of the list and a date on which work goes on. */
export function isLedgerReason(reason: unknown, targetMs: number | undefined, scene: Scene): boolean {
  return isOneOf(suspensionReasons, reason) && isTargetDate(targetMs, scene)
}
