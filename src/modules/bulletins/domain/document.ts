import type { Source } from './figure.ts'
import type { Cycle } from './say-figure.ts'
import type { FigureRef, Run } from './sentence.ts'
import type { BulletinKind } from './template.ts'

export interface TableCell {
  text: string
  figure?: FigureRef
}

/** A point of a chart or an area of a map. */
export interface Mark {
  key: string | null
  label: string
  value: number | null
  text: string
}

export interface Shape {
  code: string
  /** Closed lines in millimetres of the picture. */
  path: string
  at: [number, number]
}

export type Block =
  | { kind: 'say'; runs: Run[] }
  | {
      kind: 'table'
      no: number
      title: string
      head: string[]
      rows: TableCell[][]
      total: TableCell[] | null
      note: string
    }
  | { kind: 'chart'; no: number; title: string; form: 'bar' | 'line'; unit: string; marks: Mark[]; source: number }
  | { kind: 'map'; no: number; title: string; unit: string; marks: Mark[]; shapes: Shape[]; source: number }
  | { kind: 'words'; id: string; hint: string; text: string }

export interface Section {
  id: string
  title: string
  blocks: Block[]
}

/** A bulletin as it was produced: all that print and screen show, with each figure's way to its cases. */
export interface BulletinDocument {
  schema: 'bulletin/1'
  template: { id: string; version: string }
  kind: BulletinKind
  cycle: Cycle
  period: { key: string; from: string; to: string; zh: string }
  redTitle: string
  number: string
  title: string
  office: string
  /** The day it is dated. */
  issuedOn: string
  main: string
  copy: string
  /** Set by signing. */
  signedBy: string | null
  /** Of a corrected edition: the number of the one it stands for, and why. */
  corrects: { number: string; reason: string } | null
  sections: Section[]
  sources: Source[]
  madeAt: string
}
