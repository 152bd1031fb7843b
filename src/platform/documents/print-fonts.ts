import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

/** Weights that forms are printed in. */
const WEIGHTS = [400, 700] as const
const FACE = /@font-face\s*{([^}]*)}/g

/** One of the hundred parts of the font, with the signs that it draws. */
interface Part {
  path: string
  ranges: readonly (readonly [first: number, last: number])[]
}

let loading: Promise<Part[]> | null = null
const bytes = new Map<string, Promise<Buffer>>()

/**
 * The letters of a page as a style sheet that brings them along: of a song-type font (宋体) only the signs that the text
 * has, at the weights that are printed. The font is a variable one, which Chromium would draw into a PDF as Type 3; fixed
 * weights become ordinary TrueType there, a tenth of the size and sharp on every printer.
 */
export async function printFonts(text: string): Promise<string> {
  loading ??= loadParts()
  const signs = [...new Set(text)].map((sign) => sign.codePointAt(0)!)
  const faces: string[] = []
  for (const { path, ranges } of await loading) {
    const own = signs.filter((sign) => ranges.some(([first, last]) => sign >= first && sign <= last))
    if (own.length === 0) continue
    const font = await bytesOf(path)
    for (const weight of WEIGHTS) {
      const part = await subsetFont(font, String.fromCodePoint(...own), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
      })
      const range = own.map((sign) => `U+${sign.toString(16)}`).join(',')
      faces.push(
        `@font-face{font-family:'Noto Serif SC Variable';font-weight:${weight};font-display:block;unicode-range:${range};` +
          `src:url(data:font/ttf;base64,${part.toString('base64')}) format('truetype')}`,
      )
    }
  }
  return faces.join('\n')
}

function bytesOf(path: string): Promise<Buffer> {
  const found = bytes.get(path) ?? readFile(path)
  bytes.set(path, found)
  return found
}

async function loadParts(): Promise<Part[]> {
  const css = createRequire(import.meta.url).resolve('@fontsource-variable/noto-serif-sc/index.css')
  const text = await readFile(css, 'utf8')
  return [...text.matchAll(FACE)].flatMap(([, face = '']) => {
    const file = /url\(\.\/(files\/[\w.[\]-]+)\)/.exec(face)?.[1]
    const range = /unicode-range:\s*([^;]+)/.exec(face)?.[1]
    return file && range ? [{ path: join(dirname(css), file), ranges: range.split(',').map(rangeOf) }] : []
  })
}

function rangeOf(text: string): readonly [number, number] {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
