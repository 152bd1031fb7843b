import type { KeptReport } from './kept-report.ts'

const NAME = 'yiwang-citizen'
const STORE = 'reports'

/** Reports in this browser. Where it allows no database (private windows of old phones) they last until the page is closed. */
const inMemory = new Map<string, KeptReport>()
let opening: Promise<IDBDatabase | null> | undefined

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const asked = indexedDB.open(NAME, 1)
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' })
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opening
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export async function readKept(): Promise<KeptReport[]> {
  const db = await open()
  if (!db) return [...inMemory.values()]
  return done<KeptReport[]>(db.transaction(STORE).objectStore(STORE).getAll())
}

/** False: it is held only until the page is closed. */
export async function writeKept(report: KeptReport): Promise<boolean> {
  const db = await open()
  inMemory.set(report.id, report)
  if (!db) return false
  try {
    await done(db.transaction(STORE, 'readwrite').objectStore(STORE).put(report))
    return true
  } catch {
    return false
  }
}

export async function dropKept(id: string): Promise<void> {
  inMemory.delete(id)
  const db = await open()
  if (db) await done(db.transaction(STORE, 'readwrite').objectStore(STORE).delete(id))
}
