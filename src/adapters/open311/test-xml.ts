/** Elements whose text is no text in JSON. */
const NUMBERS = new Set(['lat', 'long', 'order', 'code'])
const BOOLEANS = new Set(['metadata', 'variable', 'required'])
/** Elements that hold a list, whatever the number of their children. */
const LISTS = new Set([
  'services',
  'service_requests',
  'service_requests_updates',
  'service_request_updates',
  'attributes',
  'values',
  'endpoints',
  'formats',
  'errors',
])

/** What a client makes of our XML: an own small reader, so that a mistake of the writer is not read back as right. */
export function readXml(text: string): { root: string; value: unknown } {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>'
  if (!text.startsWith(declaration)) throw new Error('no declaration')
  let at = declaration.length
  const blank = () => {
    while (/\s/.test(text[at] ?? '')) at += 1
  }
  const element = (within: string): { name: string; value: unknown } => {
    const open = /^<([a-z_]+)>/.exec(text.slice(at, at + 80))
    if (!open) throw new Error(`no element at ${text.slice(at, at + 40)}`)
    const name = open[1]!
    at += open[0].length
    const close = `</${name}>`
    const children: { name: string; value: unknown }[] = []
    let words = ''
    while (!text.startsWith(close, at)) {
      if (text[at] === '<') children.push(element(name))
      else words += text[at++]
      if (at >= text.length) throw new Error(`${name} is never closed`)
    }
    at += close.length
    if (LISTS.has(name)) return { name, value: children.map(({ value }) => value) }
    if (children.length > 0) return { name, value: Object.fromEntries(children.map((one) => [one.name, one.value])) }
    return { name, value: typed(name, within, plain(words)) }
  }
  blank()
  const { name, value } = element('')
  blank()
  if (at !== text.length) throw new Error('something follows the root')
  return { root: name, value }
}

function plain(words: string): string {
  if (/&(?!amp;|lt;|gt;)/.test(words)) throw new Error(`an entity that XML does not know in ${words}`)
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function typed(name: string, within: string, words: string): unknown {
  if (BOOLEANS.has(name)) return words === 'true'
  if (NUMBERS.has(name) && !(name === 'code' && within !== 'error')) return Number(words)
  return words
}
