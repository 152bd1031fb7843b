import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(join(process.cwd(), path), 'utf8')
const house = read('src/ui/theme/tokens.css')
const wall = read('src/ui/wall/wall.css')

function tokens(selector: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const css of [house, wall]) {
    const begin = css.indexOf(`${selector} {`)
    const block = css.slice(begin, css.indexOf('}', begin))
    for (const [, name, hex] of block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) found.set(name!, hex!)
  }
  return found
}

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Text and shapes of scenes, each on the ground on which it stands. */
const TEXT = ['text', 'text-2', 'over', 'near', 'half', 'none', 'wall-tag'].map((name) => [name, 'page'] as const)
const NAMES = ['wall-name', 'text'].flatMap((name) =>
  ['wall-land', 'wall-green', 'wall-water'].map((ground) => [name, ground] as const),
)
const SHAPES = [
  ...['over', 'near-fill', 'chart-1', 'wall-past', 'ok', 'none'].map((name) => [name, 'page'] as const),
  ...['over', 'near-fill', 'text', 'wall-border'].flatMap((name) =>
    ['wall-land', 'wall-green', 'wall-water'].map((ground) => [name, ground] as const),
  ),
]

test.each([':root', ":root[data-theme='dark']"])(
  '%s: what a wall shows can be told from what it stands on',
  (selector) => {
    const colour = tokens(selector)
    const faults = [
      ...[...TEXT, ...NAMES].map((pair) => [...pair, 4.5] as const),
      ...SHAPES.map((pair) => [...pair, 3] as const),
    ]
      .map(([name, ground, least]) => ({
        name,
        ground,
        least,
        ratio: contrast(colour.get(name)!, colour.get(ground)!),
      }))
      .filter(({ ratio, least }) => !(ratio >= least))
      .map(({ name, ground, ratio }) => `--${name} on --${ground}: ${ratio.toFixed(2)}`)
    expect(faults).toEqual([])
  },
)
