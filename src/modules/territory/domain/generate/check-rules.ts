import type { GeographyRules } from './geography-rules.ts'

/** What is wrong with the rules, one sentence a fault; an empty list means that a district can be drawn. */
export function checkRules(rules: GeographyRules): string[] {
  const { lattice, streets } = rules
  const [rows, columns] = [lattice.rowsM.length - 1, lattice.columnsM.length - 1]
  const faults: string[] = []
  if (rules.schema !== 'geography/1') faults.push(`Schema ${rules.schema} is not geography/1.`)
  if (!/^\d{6}$/.test(rules.district.code)) faults.push(`District code ${rules.district.code} is not 6 digits.`)
  if (lattice.cells.length !== rows) faults.push(`There are ${lattice.cells.length} rows of cells for ${rows} rows.`)
  const letters = new Set([...streets.map((street) => street.letter), '.'])
  for (const [i, line] of lattice.cells.entries()) {
    const cells = line.split(' ')
    if (cells.length !== columns) faults.push(`Row ${i + 1} has ${cells.length} cells for ${columns} columns.`)
    for (const letter of cells)
      if (!letters.has(letter)) faults.push(`Row ${i + 1} names the unknown street ${letter}.`)
  }
  if (letters.size !== streets.length + 1) faults.push('Two streets have the same letter.')
  for (const street of streets) {
    const character = rules.characters[street.character]
    if (!character) faults.push(`${street.name} has the unknown character ${street.character}.`)
    if (!lattice.cells.some((line) => line.split(' ').includes(street.letter)))
      faults.push(`${street.name} has no cell.`)
    const unknown = street.communityNames.filter((pool) => !rules.names.communities[pool])
    if (unknown.length > 0) faults.push(`${street.name} draws names from unknown pools: ${unknown.join(', ')}.`)
  }
  for (const [row, column] of rules.lakes.map(({ cell }) => cell)) {
    const letter = lattice.cells.at(-1 - row)?.split(' ')[column] ?? '.'
    if (row < 1 || letter === '.') faults.push(`The lake cell ${row}, ${column} is no block of the district.`)
  }
  return faults
}
