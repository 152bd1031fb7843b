import { visitorKeys } from 'oxc-parser'

/** A node of the ESTree that oxc gives; rules look at few fields, so the fields are read by name. */
export interface SyntaxNode {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
}

/** Visits every node, parents first; `enter` gets the parent too. Returning false leaves the children out. */
export function walk(
  node: SyntaxNode,
  enter: (node: SyntaxNode, parent: SyntaxNode | null) => boolean | undefined,
  parent: SyntaxNode | null = null,
): void {
  if (enter(node, parent) === false) return
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key]
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) walk(item, enter, node)
    } else if (isNode(child)) walk(child, enter, node)
  }
}

/** `name` of an identifier, else null. */
export function nameOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Identifier' ? (node.name as string) : null
}

/** Value of a string literal or of a template without holes, else null. */
export function stringOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'TemplateLiteral') return null
  const parts = node.quasis as { value: { cooked: string | null } }[]
  return parts.length === 1 ? (parts[0]?.value.cooked ?? null) : null
}

/** Value of the named property in an object literal. */
export function propertyOf(node: unknown, name: string): SyntaxNode | null {
  if (!isNode(node) || node.type !== 'ObjectExpression') return null
  for (const property of node.properties as SyntaxNode[]) {
    if (property.type !== 'Property' || property.computed === true) continue
    const key = nameOf(property.key) ?? stringOf(property.key)
    if (key === name && isNode(property.value)) return property.value
  }
  return null
}
