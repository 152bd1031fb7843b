export async function plantCommands(_root: string): Promise<{ count: number; faults: string[] }> {
  return { count: 0, faults: [] }
}
