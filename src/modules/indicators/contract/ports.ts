import { port } from '#core/port.ts'

/** Which cases: reported in `[fromMs, toMs)`. */
export interface ExportAsk {
  fromMs: number
  toMs: number
}

/** One case a line, as the schema `yiwang:case-export:1` has it, without personal data. */
export interface CaseExport {
  /** In order of report; `call` is the server's Call. Holds a few hundred cases in memory at a time. */
  lines(call: object, ask: ExportAsk): AsyncIterable<Readonly<Record<string, unknown>>>
}

export const caseExport = port<CaseExport>('indicators.caseExport')
