/** Where a text breaks: what was sound has been given out before. */
export class BrokenText extends Error {
  /** Whether the bytes there read well as GB18030. */
  readonly readsAsGb: boolean

  constructor(readsAsGb: boolean) {
    super('the bytes are not in the encoding that was named')
    this.readsAsGb = readsAsGb
  }
}

type Encoding = 'utf-8' | 'gb18030'

/** Bytes to text, refusing what does not belong to the encoding; a byte order mark overrules what was named. */
export async function* strictText(bytes: AsyncIterable<Uint8Array>, named: Encoding): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let encoding: string = named
  for await (const block of bytes) {
    if (!decoder) {
      encoding = markOf(block) ?? named
      decoder = new TextDecoder(encoding, { fatal: true })
    }
    let text: string
    try {
      text = decoder.decode(block, { stream: true })
    } catch {
      yield soundPart(block, encoding)
      throw new BrokenText(named === 'utf-8' && readsAsGb(block))
    }
    yield text
  }
  try {
    const rest = decoder?.decode() ?? ''
    if (rest !== '') yield rest
  } catch {
    // The file ends within a sign: it was cut off, and whoever reads the text finds that out.
  }
}

function markOf(block: Uint8Array): string | null {
  if (block[0] === 0xff && block[1] === 0xfe) return 'utf-16le'
  if (block[0] === 0xfe && block[1] === 0xff) return 'utf-16be'
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? 'utf-8' : null
}

function soundPart(block: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(block)
  const end = text.indexOf('\ufffd')
  return end < 0 ? text : text.slice(0, end)
}

/** A block may be cut within a sign at either end, so a few broken ones are no proof against it. */
function readsAsGb(block: Uint8Array): boolean {
  const text = new TextDecoder('gb18030').decode(block)
  const broken = text.split('\ufffd').length - 1
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return broken <= 2 && han > 0
}
