import { port } from '#core/port.ts'

export interface ProducedRange {
  made: number
  /** Were there already. */
  present: number
}

/** For the command line at the machine itself. `call` is the server's Call. */
export interface BulletinPress {
  /** Bulletins of all periods that end in these days, with their files; what is there stays as it is. */
  produceRange(
    call: object,
    ask: { template: string; from: string; to: string; progress(done: number, total: number, number: string): void },
  ): Promise<ProducedRange>
}
export const bulletinPress = port<BulletinPress>('bulletins.press')
