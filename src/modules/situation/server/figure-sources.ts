import type { FigureSource, FigureSources } from '../contract.ts'

/** What modules offer; whoever starts again offers again. */
export function openFigureSources(): FigureSources {
  const sources = new Map<string, FigureSource>()
  return {
    offer: (source) => {
      sources.set(source.figure, source)
    },
    find: (figure) => sources.get(figure) ?? null,
  }
}
