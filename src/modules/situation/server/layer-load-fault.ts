import type { LoadSaid } from '../contract.ts'
import { type LoadFault, wayOutOf } from '../domain/load/load-fault.ts'
import type { LoadFaults } from './load-store.ts'

/** What is wrong with a file as it is kept and shown: sentences with their place, and one way out. */
export function faultsOf(faults: readonly LoadFault[]): LoadFaults {
  return { wayOut: wayOutOf(faults[0]!.code), said: faults.map(saidOf) }
}

function saidOf({ line, feature, zh, en }: LoadFault): LoadSaid {
  if (feature === null) return { line, feature, zh: `${zh}。`, en: `${en}.` }
  return {
    line,
    feature,
    zh: `第 ${feature} 个要素（第 ${line} 行）${zh}。`,
    en: `Feature ${feature} (line ${line}) ${en}.`,
  }
}
