import { readdir, readFile } from 'node:fs/promises'

/** A zombie that nobody reaps (a container without an init) counts as gone. */
export async function isAlive(pid: number): Promise<boolean> {
  const state = (await statFields(pid))?.[0]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

export async function isPidTaken(pid: number): Promise<boolean> {
  return (await statFields(pid)) !== null
}

/** When the process began, in clock ticks since boot: with the pid it names a process for good. */
export async function findStartTicks(pid: number): Promise<string | null> {
  return (await statFields(pid))?.[19] ?? null
}

export async function isPostgres(pid: number): Promise<boolean> {
  const [program = ''] = await commandLine(pid)
  return (await isAlive(pid)) && /(^|\/)postgres(:|$)/.test(program)
}

/** PostgreSQL shows its cluster name in the title of each of its processes, whichever user may look. */
export async function findClusterProcesses(clusterName: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found: number[] = []
  for (const pid of pids) {
    const words = await commandLine(pid)
    const isOurs = words[0]?.startsWith(`postgres: ${clusterName}: `) || words.includes(`cluster_name=${clusterName}`)
    if (isOurs && (await isAlive(pid))) found.push(pid)
  }
  return found
}

/** One that ended in between needs no signal. */
export function signalProcess(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function commandLine(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return text.split('\0')
}

/** The fields of /proc/<pid>/stat from the state on; the program's name before them may hold blanks and brackets. */
async function statFields(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}
