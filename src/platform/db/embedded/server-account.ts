import { readFile } from 'node:fs/promises'

/** The operating-system user under which PostgreSQL runs: it refuses to run as root. */
export interface ServerAccount {
  uid: number
  gid: number
  /** True when we are root and the server runs as somebody else. */
  lowered: boolean
}

const NOBODY = 65_534

/** `dataOwner`: who owns existing data; they stay theirs. */
export async function serverAccount(dataOwner: { uid: number; gid: number } | null): Promise<ServerAccount> {
  const uid = process.getuid?.() ?? NOBODY
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? NOBODY, lowered: false }
  if (dataOwner && dataOwner.uid !== 0) return { uid: dataOwner.uid, gid: dataOwner.gid, lowered: true }
  const passwords = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const found = accountNamed(passwords, 'postgres') ?? accountNamed(passwords, 'nobody')
  return { ...(found ?? { uid: NOBODY, gid: NOBODY }), lowered: true }
}

function accountNamed(passwords: string, name: string): { uid: number; gid: number } | null {
  const fields = passwords
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  const uid = Number(fields?.[2])
  const gid = Number(fields?.[3])
  return uid > 0 && gid > 0 ? { uid, gid } : null
}
