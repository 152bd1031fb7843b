import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'

export interface Camera {
  id: string
  name: string
  /** CGCS2000 */
  lon: number
  lat: number
  online: boolean
}

export interface Still {
  /** JPEG or PNG */
  bytes: Uint8Array
  /** When the picture was taken, which may be a little off what was asked for. */
  atMs: number
}

/**
 * The district's video platform. What it cannot give it throws as `OutsideTrouble` (`#platform/http/ask-outside.ts`): `notFound`
 * for a camera or a moment that it does not have, `refused`, `unreachable`, `tooLarge`, `unreadable`.
 */
export interface VideoPlatform {
  title: Title
  /** Pictures are made up: every screen that shows one says so. */
  simulated: boolean
  /** Nearest first. */
  camerasNear(place: { lon: number; lat: number; radiusM: number; most: number }): Promise<Camera[]>
  /** A still picture; `atMs` null: now. */
  still(camera: string, atMs: number | null): Promise<Still>
  /** An address at which a person watches for a while; null: this platform gives none. */
  live(camera: string): Promise<{ url: string; expiresMs: number } | null>
}

/** `districts/<key>/video.json` */
export interface VideoSettings {
  schema: 'video/1'
  /** Id of an adapter; null: no platform is connected. */
  adapter: string | null
  baseUrl?: string
  /** How far from a case cameras are looked for. */
  radiusM: number
}

/** Adapters offer themselves by their id when the house starts; the district's file names the one in use. */
export interface VideoPlatforms {
  offer(adapter: string, open: (settings: VideoSettings) => VideoPlatform): void
}
export const videoPlatforms = port<VideoPlatforms>('video.platforms')
