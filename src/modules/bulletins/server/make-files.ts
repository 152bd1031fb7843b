import { printFonts } from '#platform/documents/print-fonts.ts'
import { type Printed, withPrinter } from '#platform/documents/print-pdf.ts'
import { FILE_KINDS } from '#platform/files/file-kind.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { safeName } from '#platform/files/safe-name.ts'
import { ALWAYS_PRINTED, bulletinHtml } from '../domain/bulletin-html.ts'
import type { BulletinDocument } from '../domain/document.ts'
import { bulletinDocx } from './bulletin-docx.ts'
import type { StoredFiles } from './bulletin-store.ts'
import { bulletinXlsx } from './bulletin-xlsx.ts'

export interface MadeFiles {
  pdf: Buffer
  docx: Buffer
  xlsx: Buffer | null
}

type Print = (html: string) => Promise<Printed>

/** All files of one bulletin. */
export const makeFiles = (document: BulletinDocument, hasWorkbook: boolean): Promise<MadeFiles> =>
  withPrinter((print) => makeWith(print, openLetters(), document, hasWorkbook))

/** Letters of earlier pages are used again: cutting them out of the font takes longer than printing. */
export interface Letters {
  css(text: string): Promise<string>
}

export function openLetters(): Letters {
  const known = new Set<string>(ALWAYS_PRINTED)
  let css: Promise<string> | null = null
  return {
    css: (text) => {
      const before = known.size
      for (const sign of text) known.add(sign)
      if (!css || known.size > before) css = printFonts([...known].join(''))
      return css
    },
  }
}

export async function makeWith(
  print: Print,
  letters: Letters,
  document: BulletinDocument,
  hasWorkbook: boolean,
): Promise<MadeFiles> {
  const plain = bulletinHtml(document)
  const { pdf, pictures } = await print(bulletinHtml(document, await letters.css(plain)))
  const docx = await bulletinDocx(document, pictures)
  return { pdf, docx, xlsx: hasWorkbook ? await bulletinXlsx(document) : null }
}

/** Puts files into the store; answers their ids there. */
export async function storeFiles(files: FileStore, document: BulletinDocument, made: MadeFiles): Promise<StoredFiles> {
  const stored: StoredFiles = {}
  for (const format of ['pdf', 'docx', 'xlsx'] as const) {
    const bytes = made[format]
    if (!bytes) continue
    const facts = { name: fileName(document, format), mime: FILE_KINDS[format].mime }
    stored[format] = (await files.put(only(bytes), facts)).id
  }
  return stored
}

/** Files of a draft that it has no more. */
export async function removeFiles(files: FileStore, stored: StoredFiles): Promise<void> {
  for (const id of Object.values(stored)) await files.remove(id)
}

export const fileName = ({ title, number, signedBy }: BulletinDocument, format: string): string =>
  safeName(`${title}${number}${signedBy === null ? '（草稿）' : ''}`, format)

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
