import type { Runtime } from '#platform/runtime.ts'
import type { IndicatorFigures } from '../contract/figures.ts'
import { findBehindFully, reckonFully } from './reckon-fully.ts'

export function openFigures(runtime: Runtime): IndicatorFigures {
  return {
    read: (_call, ask) => reckonFully(runtime, ask),
    casesBehind: (_call, ask) => findBehindFully(runtime, ask),
  }
}
