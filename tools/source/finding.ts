/** One breach of a rule, with the place where a reader mends it. */
export interface Finding {
  file: string
  line: number
  /** Short name of the rule, e.g. `domain-imports`. */
  rule: string
  message: string
}

export function findingText({ file, line, rule, message }: Finding): string {
  return `${file}:${line}  [${rule}] ${message}`
}

/** Line number of an offset in a text, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
