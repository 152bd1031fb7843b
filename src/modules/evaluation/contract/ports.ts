import { port } from '#core/port.ts'
import type { SheetFault } from './sheets.ts'

/** Reckons stored sheets anew from their stored inputs; for the command line. `call` is the server's Call. */
export interface SheetProof {
  verifyAll(call: object): Promise<{ sheets: number; versions: number; equal: number; faults: SheetFault[] }>
}
export const sheetProof = port<SheetProof>('evaluation.sheetProof')
