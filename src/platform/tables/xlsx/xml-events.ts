import { SaxesParser } from 'saxes'
import { isFault } from '#core/fault.ts'
import { tableTooLarge, tableUnreadable } from '../table-faults.ts'

export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** No tag or text of an honest workbook is longer; without this a single one could fill the memory. */
const LONGEST_RUN = 4_194_304

/**
 * Feeds a part of a workbook to the handlers, block by block; it yields after each, so that the reader sets the pace.
 * Names come without their prefix, since some programs write `x:row`. Entities of a DTD are never expanded.
 */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8')
  let since = 0
  parser.on('error', (error) => {
    throw damaged(error)
  })
  parser.on('opentag', (tag) => {
    since = 0
    handlers.open?.(localName(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    since = 0
    handlers.close?.(localName(tag.name))
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  try {
    for await (const block of bytes) {
      parser.write(decoder.decode(block, { stream: true }))
      since += block.length
      if (since > LONGEST_RUN) throw tableTooLarge()
      yield
    }
    parser.write(decoder.decode()).close()
    yield
  } catch (error) {
    if (isFault(error)) throw error
    throw damaged(error)
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function damaged(error: unknown) {
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return tableUnreadable(`工作簿内容损坏（${why}）。`, `the workbook is damaged (${why}).`)
}
