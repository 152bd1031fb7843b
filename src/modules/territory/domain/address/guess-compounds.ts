import { type AddressIndex, buildingKey, placeOf } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import { plainText } from './plain-text.ts'
import { readBlockNumber } from './read-number.ts'

const BUILDING = 0.8
const GATE = 0.6
const MOST_COMPOUNDS = 12
const COMPOUND_WORD = /^(?:小区|大院|花园|家园|院子|苑)/

/** Compounds called by their first words: 锦绣3栋, 锦绣小区, where there is 锦绣花园. */
export function guessCompounds(index: AddressIndex, text: string): Draft[] {
  return index.stemsOfCompounds.findAll(text).flatMap((token) => {
    const word = COMPOUND_WORD.exec(text.slice(token.end))?.[0] ?? ''
    const block = readBlockNumber(text, token.end + word.length)
    const isBlock = block !== null && /栋|楼|-/.test(text.slice(token.end, block.end + 1))
    if (!isBlock && word === '') return []
    const compounds = index.compoundsByStem.get(token.name)!.slice(0, MOST_COMPOUNDS)
    const buildings = compounds.flatMap((compound) => {
      const key = buildingKey(plainText(compound.compound!), block?.number ?? '')
      return (index.buildings.get(key) ?? []).filter((one) => one.roadId === compound.roadId)
    })
    if (isBlock && buildings.length > 0)
      return buildings.map((building) => {
        const why = {
          zh: `小区名不全，按 ${building.compound}${block.number} 栋`,
          en: `The compound was named in part; taken as ${building.compound}, building ${block.number}`,
        }
        return draftAt(placeOf(building), 'building', BUILDING, why, token.start)
      })
    return compounds.map((gate) => {
      const why = { zh: `小区名相近：${gate.compound}`, en: `Similar name: ${gate.compound}` }
      return draftAt(placeOf(gate), 'compound', GATE, why, token.start)
    })
  })
}
