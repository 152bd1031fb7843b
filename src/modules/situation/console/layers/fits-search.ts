import type { LayerCard } from '../../contract.ts'

/** Every word that was typed must be in the layer's names, note or fields. */
export function fitsSearch(layer: LayerCard, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const fields = layer.fields.flatMap(({ key, title }) => [key, title.zh, title.en])
  const all = [layer.id, layer.title.zh, layer.title.en, layer.note?.zh ?? '', layer.note?.en ?? '', ...fields]
    .join('\n')
    .toLowerCase()
  return words.every((word) => all.includes(word))
}
