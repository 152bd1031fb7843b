import type { SchemeTerm } from '../domain/scheme.ts'

const NAMES = ['scale', 'target', 'floor', 'perUnit'] as const
type Settings = Pick<SchemeTerm, (typeof NAMES)[number] | 'points'>

/** `target=0.95 floor=0.8`, `points=0:0,0.5:0.2,1:1`: what a function is set by, in one line. */
export function settingsText(term: SchemeTerm): string {
  const said = NAMES.flatMap((name) => (term[name] === undefined ? [] : [`${name}=${term[name]}`]))
  const points = (term.points ?? []).map(([at, score]) => `${at}:${score}`).join(',')
  return [...said, ...(points ? [`points=${points}`] : [])].join(' ')
}

/** What was typed; a setting that is not named is taken away. */
export function readSettings(text: string): { [K in keyof Settings]: Settings[K] | undefined } {
  const given = new Map(
    text
      .trim()
      .split(/\s+/)
      .map((part) => part.split('=', 2) as [string, string | undefined]),
  )
  const points = given
    .get('points')
    ?.split(',')
    .map((pair) => {
      const [at = '', score = ''] = pair.split(':')
      return [at, score] as const
    })
  const one = (name: (typeof NAMES)[number]) => given.get(name) || undefined
  return { scale: one('scale'), target: one('target'), floor: one('floor'), perUnit: one('perUnit'), points }
}
