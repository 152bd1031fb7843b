import { withoutGuard } from './formula-guard.ts'

const QUOTE = '"'

/**
 * One CSV record (RFC 4180), fed line by line. `open` asks for the next line, since a quote isn't closed yet; `broken`
 * means that signs follow a closing quote, and `at` says where in the line.
 */
export class RecordParser {
  readonly cells: (string | null)[] = []
  at = 0
  private readonly delimiter: string
  /** Text of the quoted cell that goes on in the next line. */
  private quoted: string | null = null

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  /** `end` is the line break before this line; it belongs to the cell that is still open. */
  feed(line: string, end = ''): 'whole' | 'open' | 'broken' {
    this.at = 0
    if (this.quoted !== null) this.quoted += end
    for (;;) {
      if (this.quoted === null && line[this.at] !== QUOTE) {
        const next = line.indexOf(this.delimiter, this.at)
        this.push(line.slice(this.at, next < 0 ? line.length : next))
        if (next < 0) return 'whole'
        this.at = next + 1
        continue
      }
      if (this.quoted === null) this.at += 1
      const close = closingQuote(line, this.at)
      const piece = line.slice(this.at, close < 0 ? line.length : close)
      this.quoted = (this.quoted ?? '') + (piece.includes(QUOTE) ? piece.replaceAll('""', QUOTE) : piece)
      if (close < 0) return 'open'
      this.push(this.quoted)
      this.quoted = null
      this.at = close + 1
      if (this.at === line.length) return 'whole'
      if (line[this.at] !== this.delimiter) return 'broken'
      this.at += 1
    }
  }

  private push(cell: string): void {
    this.cells.push(cell === '' ? null : withoutGuard(cell))
  }
}

function closingQuote(line: string, from: number): number {
  let at = line.indexOf(QUOTE, from)
  while (at >= 0 && line[at + 1] === QUOTE) at = line.indexOf(QUOTE, at + 2)
  return at
}
