import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(process.cwd(), 'src/ui/theme/tokens.css'), 'utf8')

function tokens(selector: string): Map<string, string> {
  const begin = css.indexOf(`${selector} {`)
  const block = css.slice(begin, css.indexOf('}', begin))
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]))
}

/** WCAG 2.2: relative luminance and contrast of sRGB colours. */
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

const TEXT = ['text', 'text-2', 'primary', 'ok', 'half', 'near', 'over', 'paused', 'none']
const SHAPES = ['edge', 'focus', 'chart-1', 'chart-2', 'chart-3', 'chart-4', 'near-fill']
const GROUNDS = ['surface', 'page', 'surface-2', 'hover']

test.each([':root', ":root[data-theme='dark']"])('%s: text has 4.5 and shapes 3 on every ground', (selector) => {
  const colour = tokens(selector)
  expect(colour.size).toBeGreaterThan(30)
  const faults: string[] = []
  const hold = (name: string, ground: string, least: number) => {
    const ratio = contrast(colour.get(name)!, colour.get(ground)!)
    if (ratio < least) faults.push(`--${name} on --${ground}: ${ratio.toFixed(2)} < ${least}`)
  }
  for (const ground of GROUNDS) {
    for (const name of TEXT) hold(name, ground, 4.5)
    for (const name of SHAPES) hold(name, ground, 3)
  }
  hold('text', 'current', 4.5)
  hold('over', 'current', 4.5)
  hold('on-primary', 'primary', 4.5)
  hold('over', 'over-soft', 4.5)
  hold('near', 'near-soft', 4.5)
  hold('half', 'half-soft', 4.5)
  hold('map-label', 'map-land', 4.5)
  expect(faults).toEqual([])
})
