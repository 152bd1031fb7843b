import { caseStates, caseVariants, type LifecycleCell, lifecycleTable, stateCards } from '#modules/cases/contract.ts'

const SIGNS = [
  ['stop', '⏹'],
  ['lapse', '✕'],
  ['resume', '⏯'],
  ['passOn', '⤳'],
  ['change', 'Δ'],
  ['start', '⏵'],
  ['pause', '⏸'],
] as const

/** The cells by state, each command once where all variants agree; clock signs as in the table of commands. */
export function lifecycleText(cells: readonly LifecycleCell[]): string {
  const words = new Map(lifecycleTable.map((row) => [row.id, row.zh]))
  const states = [{ id: '-', zh: '尚未上报' }, ...caseStates.map((id) => ({ id, zh: stateCards[id].zh }))]
  const lines = states.flatMap(({ id, zh }) => {
    const own = cells.filter((cell) => cell.state === id)
    if (own.length === 0) return []
    const commands = [...new Set(own.map((cell) => cell.command))]
    return ['', `${id} ${zh}`, ...commands.flatMap((command) => commandLines(command, words.get(command)!, own))]
  })
  return lines.slice(1).join('\n')
}

function commandLines(command: string, zh: string, own: readonly LifecycleCell[]): string[] {
  const alike = Map.groupBy(
    own.filter((cell) => cell.command === command),
    (cell) => [cell.posts.join(', '), ...cell.next.map(outcomeLine)].join('\n      → '),
  )
  const variantsOf = (cells: readonly LifecycleCell[]) =>
    cells.map(({ variant }) => caseVariants[variant].zh).join('、')
  return [...alike].map(([said, cells]) => {
    const of = alike.size === 1 ? '' : `（${variantsOf(cells)}）`
    return cells[0]!.next.length === 0 ? `  ${command} ${zh}${of} 不适用` : `  ${command} ${zh}${of} ${said}`
  })
}

function outcomeLine({ state, when, clocks }: LifecycleCell['next'][number]): string {
  const signs = SIGNS.flatMap(([kind, sign]) => {
    const names = clocks[kind].map((each) => (typeof each === 'string' ? each : conditional(each)))
    return names.length === 0 ? [] : [`${sign}${names.join(' ')}`]
  })
  return [state, when && `(${when})`, ...signs].filter((part) => part !== '').join('  ')
}

function conditional({ clock, if: when, unless }: { clock: string; if?: object; unless?: string }): string {
  const conditions = [
    ...Object.entries(when ?? {}).map(([name, allowed]) => `${name}=${(allowed as readonly unknown[]).join('|')}`),
    ...(unless ? [`unless ${unless}`] : []),
  ]
  return conditions.length === 0 ? clock : `${clock}[${conditions.join(', ')}]`
}
