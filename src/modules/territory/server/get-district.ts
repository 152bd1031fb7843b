import { handle } from '#platform/plug.ts'
import { getDistrict } from '../contract.ts'
import { territoryBooks } from './territory-books.ts'

export const getDistrictHandler = handle(getDistrict, async (_, call) => {
  const books = call.runtime.use(territoryBooks)
  const { key, code, name, nameEn } = books.district()
  const area = books.find(code)
  const drawn = books.extent()
  return { key, code, name, nameEn, center: area && drawn ? area.labelPoint : null, bbox: drawn }
})
