import { openPromise } from 'yauzl'
import { fault, isFault } from '#core/fault.ts'

/** An honest document has some dozens of parts; a directory of millions is an attack on our time. */
const MOST_PARTS = 10_000

/** Tells a Word document from an Excel sheet by the names inside; null for any other zip. Macros are refused. */
export async function findOfficeKind(path: string): Promise<'docx' | 'xlsx' | null> {
  try {
    const zip = await openPromise(path)
    try {
      const names = new Set<string>()
      if (zip.entryCount > MOST_PARTS) return null
      for await (const entry of zip.eachEntry()) names.add(entry.fileName)
      if (!names.has('[Content_Types].xml')) return null
      if ([...names].some((name) => name.endsWith('/vbaProject.bin'))) throw hasMacros()
      if (names.has('word/document.xml')) return 'docx'
      return names.has('xl/workbook.xml') ? 'xlsx' : null
    } finally {
      zip.close()
    }
  } catch (error) {
    if (isFault(error)) throw error
    return null
  }
}

function hasMacros() {
  return fault('file-has-macros', {
    status: 415,
    zh: '文档中含有宏，不能上传。',
    en: 'The document holds macros and is not accepted.',
    wayOut: {
      zh: '请另存为不含宏的 docx 或 xlsx 后再上传。',
      en: 'Save it as docx or xlsx without macros and upload again.',
    },
  })
}
