import { createHash } from 'node:crypto'
import { access, chmod, constants, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { startFaults } from '../../start-faults.ts'
import { mayReach } from './may-reach.ts'
import { replaceFile } from './replace-file.ts'
import { type ServerAccount, serverAccount } from './server-account.ts'

/** Where one embedded database lives. */
export interface DataPlace {
  /** The data folder of the installation. */
  dataDir: string
  /** Holds the database's folder and what belongs to it; the data folder itself whenever the server may enter it. */
  home: string
  dataFolder: string
  /** Names the database among all of this machine: lock, socket folder, process titles. */
  clusterName: string
  account: ServerAccount
}

interface Pointer {
  home: string
  dataDir: string
}

const FAR_HOMES = '/var/lib/yiwang'
const POINTER_FILE = 'postgres-location.json'

/** Finds the database of a data folder or decides where a new one goes; makes the folders above it. */
export async function openDataPlace(path: string): Promise<DataPlace> {
  const dataDir = await openWritableFolder(resolve(path))
  const home = (await findHome(dataDir)) ?? (await chooseHome(dataDir))
  const dataFolder = join(home, 'postgres')
  const owner = await stat(dataFolder).catch(() => null)
  const account = await serverAccount(owner)
  if (owner && !account.lowered && owner.uid !== account.uid) throw startFaults.embeddedBelongsToOther(dataFolder)
  if (!(await mayReach(home, account))) throw startFaults.embeddedOutOfReach(home)
  return { dataDir, home, dataFolder, clusterName: `yiwang-${shortHash(dataFolder)}`, account }
}

export function isInitialised(folder: string): Promise<boolean> {
  return exists(join(folder, 'PG_VERSION'))
}

async function findHome(dataDir: string): Promise<string | null> {
  if (await exists(join(dataDir, 'postgres'))) return dataDir
  const pointer = await findPointer(dataDir)
  if (!pointer) return null
  if (pointer.dataDir !== dataDir) {
    const original = await findPointer(pointer.dataDir)
    if (original?.home === pointer.home) throw startFaults.embeddedCopied(dataDir, pointer.dataDir, pointer.home)
    await writePointer({ home: pointer.home, dataDir })
  }
  return pointer.home
}

async function chooseHome(dataDir: string): Promise<string> {
  if (await mayReach(dataDir, await serverAccount(null))) return dataDir
  const home = await openWritableFolder(join(FAR_HOMES, shortHash(dataDir)))
  await writePointer({ home, dataDir })
  return home
}

/** A folder that we make may be entered by the server whatever our umask says; one that is there keeps its mode. */
async function openWritableFolder(path: string): Promise<string> {
  try {
    const firstMade = await mkdir(path, { recursive: true })
    for (let made = path; firstMade && made.length >= firstMade.length; made = dirname(made)) await chmod(made, 0o755)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(path)
  } catch (error) {
    throw startFaults.dataFolderNotWritable(path, error)
  }
}

async function findPointer(dataDir: string): Promise<Pointer | null> {
  const text = await readFile(join(dataDir, POINTER_FILE), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Pointer)
}

async function writePointer(pointer: Pointer) {
  await replaceFile(join(pointer.dataDir, POINTER_FILE), `${JSON.stringify(pointer, null, 2)}\n`)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
