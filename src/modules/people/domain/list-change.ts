/** What a new list has beyond the old one, and what it lacks of it; for the journal. */
export function listChange(before: readonly string[], after: readonly string[]): { added: string[]; taken: string[] } {
  return {
    added: after.filter((entry) => !before.includes(entry)),
    taken: before.filter((entry) => !after.includes(entry)),
  }
}
