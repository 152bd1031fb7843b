import { FOREIGN_WORDS } from '../own-words.ts'
import type { Plant } from './plant.ts'

const code = (rule: string | null, name: string, text: string): Plant => ({
  rule,
  path: `src/platform/garden/${name}.ts`,
  text: `${text}\n`,
})

export const SIZE_PLANTS: readonly Plant[] = [
  code('size', 'too-long', 'export const x = 1\n'.repeat(401).trimEnd()),
  code(null, 'long-enough', 'export const x = 1\n'.repeat(400).trimEnd()),
  { rule: 'size', path: 'src/modules/alder/migrations/0040_too-long.sql', text: '-- one line\n'.repeat(401) },
]

export const LEFTOVER_PLANTS: readonly Plant[] = [
  code('turned-off', 'only', "test.only('x', () => {})"),
  code('turned-off', 'skip', "describe.skip('x', () => {})"),
  code('turned-off', 'skip-within', "test('x', (t) => { t.skip('later') })"),
  code('turned-off', 'skip-option', "test('x', { skip: true }, () => {})"),
  code('turned-off', 'todo-option', "test('x', { todo: 'later' }, () => {})"),
  code('mark', 'mark', `// ${'TO' + 'DO'}: mend\nexport const x = 1`),
  code('mark', 'mark-in-block', `/* ${'FIX' + 'ME'} */\nexport const x = 1`),
  { rule: 'mark', path: 'src/modules/alder/migrations/0041_mark.sql', text: `-- ${'TO' + 'DO'} index\nselect 1;\n` },
  code('as-any', 'as-any', 'export const x = 1 as any'),
  code('silenced', 'silenced', `// @ts-${'ignore'}\nexport const x: string = 1`),
  code('silenced', 'silenced-expected', `// @ts-${'expect-error'}\nexport const x: string = 1`),
  code('debugger', 'debugger', 'debugger'),
  code(
    null,
    'innocent',
    "export const skip = ['a'].values().drop(1)\nexport const word = 'TODO as any'\ntest('x', { skip: skip && 'no root' }, () => {})",
  ),
]

export const WORD_PLANTS: readonly Plant[] = [
  ...FOREIGN_WORDS.map(({ sample }, index) => ({
    rule: 'own-words',
    path: `docs/garden/foreign-${index}.md`,
    text: `# A page\n\n${sample}\n`,
  })),
  {
    rule: null,
    path: 'docs/garden/sound.md',
    text: 'Work orders at /work-orders, domain §5.2, shared rules, house rules, an issue of water, a helper.\n',
  },
]

export const PARSE_PLANTS: readonly Plant[] = [code('parses', 'broken', 'export const x = (')]
