import { lifecycleTable } from './lifecycle-table.ts'
import { caseStates, stateCards } from './states.ts'

/** The life cycle as a Mermaid state diagram, drawn from the table; arrows with the same ends share one label. */
export function lifecycleDiagram(language: 'zh' | 'en'): string {
  const arrows = new Map<string, string[]>()
  const draw = (from: string, to: string, label: string) => {
    const key = `${from} --> ${to}`
    arrows.set(key, [...(arrows.get(key) ?? []), label])
  }
  const used = new Set<string>()
  for (const row of lifecycleTable) {
    for (const from of row.from) {
      for (const { state } of row.to) {
        if (state === '=') continue
        draw(from === '-' ? '[*]' : from, state, row[language])
        used.add(from).add(state)
      }
    }
  }
  const shown = caseStates.filter((state) => used.has(state))
  const left = new Set([...arrows.keys()].map((ends) => ends.split(' ')[0]))
  const ends = shown.filter((state) => !left.has(state))
  return [
    'stateDiagram-v2',
    ...shown.map((state) => `  ${state} : ${stateCards[state][language]}`),
    ...[...arrows].map(([ends, labels]) => `  ${ends} : ${[...new Set(labels)].join(language === 'zh' ? '、' : ', ')}`),
    ...ends.map((state) => `  ${state} --> [*]`),
    '',
  ].join('\n')
}

/** What the diagram leaves out: commands after which a case may be where it was, by state. */
export function stayingCommands(language: 'zh' | 'en'): { state: string; commands: string[] }[] {
  return caseStates.flatMap((state) => {
    const staying = lifecycleTable.filter((row) => row.from.includes(state) && row.to.some((to) => to.state === '='))
    return staying.length === 0
      ? []
      : [{ state: stateCards[state][language], commands: staying.map((row) => row[language]) }]
  })
}
