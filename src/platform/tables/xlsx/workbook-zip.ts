import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { isFault } from '#core/fault.ts'
import { tableTooLarge, tableUnreadable } from '../table-faults.ts'

const MOST_PARTS = 10_000
/**
 * Sheets shrink ten to forty times, those of equal rows some hundred times. A large part that shrank more was made to
 * burst on unpacking; a small one is read whatever it is, since that takes seconds at most.
 */
const MOST_SHRINKAGE = 600
const SHRINKAGE_COUNTS_FROM = 134_217_728

/** The parts of a workbook by name, opened one at a time and no more of them than the limit allows. */
export interface WorkbookZip {
  has(name: string): boolean
  open(name: string): Promise<AsyncIterable<Uint8Array>>
  close(): void
}

export async function openWorkbookZip(path: string, maxBytes: number): Promise<WorkbookZip> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw tableUnreadable('文件不完整或不是 xlsx。', 'it is incomplete or no xlsx.')
  })
  try {
    const parts = await listParts(zip)
    let left = maxBytes
    return {
      has: (name) => parts.has(name.toLowerCase()),
      async open(name) {
        const entry = parts.get(name.toLowerCase())
        if (!entry) throw tableUnreadable(`工作簿缺少 ${name}。`, `the workbook lacks ${name}.`)
        const { uncompressedSize, compressedSize } = entry
        if (uncompressedSize > left) throw tableTooLarge()
        if (uncompressedSize > SHRINKAGE_COUNTS_FROM && uncompressedSize > compressedSize * MOST_SHRINKAGE)
          throw tableTooLarge()
        left -= uncompressedSize
        // The reader checks that no more comes out than the directory said.
        return (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    if (isFault(error)) throw error
    throw tableUnreadable('文件不完整或不是 xlsx。', 'it is incomplete or no xlsx.')
  }
}

async function listParts(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw tableTooLarge()
  const parts = new Map<string, Entry>()
  // Names differ only in case between what a workbook says and holds, with some programs.
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName.toLowerCase(), entry)
  return parts
}
