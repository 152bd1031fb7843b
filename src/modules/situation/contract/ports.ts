import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'
import type { FigureId } from '../domain/figure-id.ts'
import type { Bbox, LayerFeature } from './layers.ts'

export interface LayerAsk {
  /** West, south, east, north in degrees CGCS2000; null: the whole district. */
  bbox: Bbox | null
  /** No more features than these; the answer says `cut` when there are more. */
  limit: number
  /** The moment that is asked for; null: now. A source that keeps no past answers null with `now` alone. */
  atMs: number | null
}

export interface LayerAnswer {
  features: readonly LayerFeature[]
  /** There are more than `limit`. */
  cut: boolean
  /** When what is said was true. */
  asOfMs: number
}

/** Reads one layer from what a module keeps: a layer that is never loaded from a file. */
export interface LayerSource {
  /** Id of the layer: `case_overdue`. */
  layer: string
  /** What is shown, and over which time: said in the legend. */
  how: Title
  /** A file that is loaded takes its place; without it the layer can only be changed where it is told. */
  givesWay?: true
  /**
   * `call` is the server's Call of whoever looks: the source cuts by that caller's scope. The layer's own permission
   * has been checked before. Personal data never go into a feature.
   */
  read(call: object, ask: LayerAsk): Promise<LayerAnswer>
}

/** Modules offer their sources when they start; each layer has one. */
export interface LayerSources {
  offer(source: LayerSource): void
  find(layer: string): LayerSource | null
  all(): readonly LayerSource[]
}
export const layerSources = port<LayerSources>('situation.layerSources')

export interface FigureShare {
  part: number
  whole: number
}

/** A rate of the wall that another module counts, from what is no list of cases. */
export interface FigureSource {
  figure: FigureId
  /** `call` is the server's Call of whoever looks; the figure is of the whole district. */
  read(call: object): Promise<{
    now: FigureShare
    lastWeek: FigureShare
    atMs: number
    title: Title
    /** Page of the console that lists what is counted. */
    href: string
  }>
}

/** Modules offer their sources when they start; each figure has one. */
export interface FigureSources {
  offer(source: FigureSource): void
  find(figure: FigureId): FigureSource | null
}
export const figureSources = port<FigureSources>('situation.figureSources')

/** Sent through `runtime.broadcast` with the ids of layers that have new features, style or fields. */
export const LAYERS_CHANGED = 'situation.layersChanged'
