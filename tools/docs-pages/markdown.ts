/** A table of Markdown; a bar within a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export function page(title: string, intro: string, parts: readonly string[]): string {
  return `${[`# ${title}`, `${intro} Made by \`npm run docs\`; do not edit.`, ...parts].join('\n\n').trimEnd()}\n`
}

export const code = (text: string) => `\`${text}\``
