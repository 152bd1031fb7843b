import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface CommandCheck {
  name: string
  /** Program and words, run in the root by the Node that runs us; a path in node_modules or in tools. */
  words: readonly string[]
}

export interface CommandResult {
  ok: boolean
  output: string
  seconds: number
}

/** Checks that are programs of their own; the slowest first, so that two side by side end together. */
export const COMMAND_CHECKS: readonly CommandCheck[] = [
  { name: 'plants', words: ['tools/plant-violations.ts'] },
  { name: 'types', words: ['node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false'] },
  { name: 'unused', words: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
  { name: 'docs', words: ['tools/generate-docs.ts', '--check'] },
  {
    name: 'style',
    words: [
      'node_modules/@biomejs/biome/bin/biome',
      ...['check', '.', '--error-on-warnings', '--colors=off', '--max-diagnostics=none', '--diagnostic-level=warn'],
    ],
  },
]

export function commandCheck(name: string): CommandCheck {
  const found = COMMAND_CHECKS.find((check) => check.name === name)
  if (!found) throw new Error(`no check ${name}`)
  return found
}

export function runCommandCheck(
  root: string,
  { words }: CommandCheck,
  more: readonly string[] = [],
): Promise<CommandResult> {
  const [program = '', ...rest] = words
  // A missing program must fail, not be skipped.
  if (!existsSync(join(root, program)))
    return Promise.resolve({ ok: false, output: `${program} is missing`, seconds: 0 })
  const begin = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, program), ...rest, ...more], { cwd: root })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output += part.toString()
      })
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ ok: code === 0, output: output.trim(), seconds: (performance.now() - begin) / 1000 }),
    )
  })
}
