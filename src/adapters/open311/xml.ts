export type XmlValue = string | number | boolean | null | readonly XmlValue[] | { readonly [name: string]: XmlValue }

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
// Not allowed in XML 1.0 whatever the escape (§2.2), but for tabs and ends of lines.
const FORBIDDEN = /[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu

export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/**
 * A document of plain values. A list stands as one element that holds an element for each item, named by `items`;
 * what is null is left out.
 */
export function xmlDocument(root: string, value: XmlValue, items: Readonly<Record<string, string>>): string {
  return `${DECLARATION}\n${element(root, value, items)}\n`
}

function element(name: string, value: XmlValue, items: Readonly<Record<string, string>>): string {
  if (value === null) return ''
  if (isList(value)) {
    const item = items[name]
    if (item === undefined) throw new Error(`items of <${name}> have no name`)
    return `<${name}>${value.map((one) => element(item, one, items)).join('')}</${name}>`
  }
  if (typeof value === 'object')
    return `<${name}>${Object.entries(value)
      .map(([key, one]) => element(key, one, items))
      .join('')}</${name}>`
  return `<${name}>${escapeXml(String(value))}</${name}>`
}

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value)
