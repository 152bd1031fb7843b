import { CONTRACTS, EXCEPTIONS, GUARDED, TESTS, ZONES, type Zone } from '../folder-law.ts'
import type { Finding } from '../source/finding.ts'
import type { Import } from '../source/imports.ts'
import { matchesAny, matchPath } from '../source/path-pattern.ts'
import type { SourceFile, SourceTree } from '../source/source-tree.ts'

const CONTRACT = /^src\/modules\/([^/]+)\/contract\.ts$/
const IN_MODULE = /^src\/modules\/([^/]+)\//

/** Holds every import against the law in `folder-law.ts`. */
export function checkFolderLaw(tree: SourceTree): Finding[] {
  return tree.sources.flatMap((file) => {
    const zone = zoneOf(file.path)
    if (!zone)
      return [
        {
          file: file.path,
          line: 1,
          rule: 'no-zone',
          message: 'this place is no part of the house: see CONTRIBUTING.md',
        },
      ]
    return file.imports.flatMap((wanted) => faultsOf(tree, file, zone, wanted))
  })
}

interface BoundZone {
  zone: Zone
  bound: Record<string, string>
}

function zoneOf(path: string): BoundZone | null {
  for (const zone of ZONES)
    for (const pattern of zone.files) {
      const bound = matchPath(pattern, path)
      if (bound) return { zone, bound }
    }
  // A test of the module as a whole lies beside its card.
  const ofModule = /^src\/modules\/([^/]+)\/[^/]+\.test\.tsx?$/.exec(path)
  if (ofModule) return { zone: { ...SERVER, name: 'module test' }, bound: { module: ofModule[1]! } }
  return null
}

const SERVER = ZONES.find(({ name }) => name === 'server')!

function faultsOf(tree: SourceTree, file: SourceFile, { zone, bound }: BoundZone, wanted: Import): Finding[] {
  const isTest = matchesAny(TESTS.files, file.path)
  const found: Finding[] = []
  const refuse = (rule: string, message: string) => found.push({ file: file.path, line: wanted.line, rule, message })
  const { target } = wanted
  const targetName = target.kind === 'file' ? target.path : target.kind === 'npm' ? `npm:${target.name}` : null

  for (const guard of GUARDED)
    if (
      targetName !== null &&
      !wanted.typeOnly &&
      matchesAny(guard.targets, targetName) &&
      !matchesAny(guard.only, file.path)
    )
      refuse(guard.rule, `imports ${wanted.specifier}: ${guard.why}`)

  const isException = EXCEPTIONS.some(
    ({ files, typesFrom }) => files.includes(file.path) && wanted.typeOnly && targetName === `npm:${typesFrom}`,
  )
  const rule = `${zone.name.replaceAll(' ', '-')}-imports`
  const inZone = `${zone.name} may not import ${wanted.specifier}`
  switch (target.kind) {
    case 'file': {
      const may = isTest ? [...zone.may, ...TESTS.may] : zone.may
      const contractOf = CONTRACT.exec(target.path)?.[1]
      const byContract = contractOf !== undefined && may.includes(CONTRACTS)
      if (!byContract && !matchesAny(may, target.path, bound)) refuse(rule, inZone)
      const own = IN_MODULE.exec(file.path)?.[1]
      if (byContract && !isTest && own !== undefined && contractOf !== own && !tree.requires.get(own)?.has(contractOf))
        refuse('requires', `uses the contract of ${contractOf}, which the card of ${own} does not name in requires`)
      break
    }
    case 'npm': {
      const allowed =
        zone.npm === 'any' ||
        zone.npm.includes(target.name) ||
        (isTest && TESTS.npm.includes(target.name)) ||
        isException
      if (!allowed) refuse(rule, `${inZone}: packages here are ${zone.npm === 'none' ? 'none' : zone.npm}`)
      const shipped = file.path.startsWith('src/') && !isTest && !wanted.typeOnly
      if (shipped && tree.devDependencies.has(target.name))
        refuse('dev-package', `imports ${target.name}, which is only a devDependency and missing from an installation`)
      break
    }
    case 'node':
      if (!zone.node && !isTest) refuse(rule, `${inZone}: no built-ins of Node here`)
      break
    case 'computed':
      if (!zone.discovers && !isTest)
        refuse('computed-import', `${wanted.specifier}: only apps and tools look for files at run time`)
  }
  return found
}
