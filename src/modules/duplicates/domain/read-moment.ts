const WRITTEN =
  /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/

/** The wall clock of a written time; only differences are reckoned, so a time without a zone needs none. Null: no time. */
export function readMoment(text: string): number | null {
  // A spreadsheet that lost the form of a cell writes days since 1899-12-30.
  if (/^\s*\d{5}(\.\d+)?\s*$/.test(text)) return Math.round((Number(text) - 25_569) * 86_400) * 1000
  const found = WRITTEN.exec(text.slice(0, 64))
  if (!found) return null
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null
  return Date.UTC(year, month - 1, day, hour, minute, second) - zoneMs(found[7])
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
