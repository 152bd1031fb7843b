import type { Fact, Stage, YearFigures } from '../figures.ts'
import type { EconomicClass, FunctionalItem, ThreePublic } from '../fund.ts'

/** What the tables of a unit and year are made of. */
export interface TableFacts {
  stage: Stage
  now: YearFigures
  /** Null where the ledger knows nothing of the year before: then nothing is compared. */
  previous: YearFigures | null
  functionalItems: readonly FunctionalItem[]
  economicClasses: readonly EconomicClass[]
}

export const FUNCTIONAL_DEPTHS = [3, 5, 7]
export const ECONOMIC_DEPTHS = [3, 5]

export function functionalName({ functionalItems }: TableFacts): (code: string) => string {
  const names = new Map(functionalItems.map(({ code, zh }) => [code, zh]))
  return (code) => names.get(code) ?? code
}

export function economicName({ economicClasses }: TableFacts): (code: string) => string {
  const names = new Map(economicClasses.map(({ code, zh }) => [code, zh]))
  return (code) => names.get(code) ?? code
}

/** Which of the four 三公 headings a fact falls under. */
export function threePublicOf({ economicClasses }: TableFacts): (fact: Fact) => ThreePublic | null {
  const headings = new Map(economicClasses.map(({ code, threePublic }) => [code, threePublic]))
  return ({ economic }) => headings.get(economic) ?? null
}

export const THREE_PUBLIC_CODES: Readonly<Record<ThreePublic, string>> = {
  abroad: '1',
  vehiclePurchase: '21',
  vehicleUse: '22',
  reception: '3',
}

export const THREE_PUBLIC_ROWS: Readonly<Record<string, string>> = {
  '1': '1. 因公出国（境）费',
  '2': '2. 公务用车购置及运行维护费',
  '21': '（1）公务用车购置费',
  '22': '（2）公务用车运行维护费',
  '3': '3. 公务接待费',
}
