import { provide, serverPlug } from '#platform/plug.ts'
import { areaBook } from '../contract.ts'
import card from '../module.ts'
import { getAreaHandler } from './get-area.ts'
import { getAreaShapesHandler } from './get-area-shapes.ts'
import { getBasemapHandler, getPublicBasemapHandler } from './get-basemap.ts'
import { getDistrictHandler } from './get-district.ts'
import { importAddressesHandler } from './import-addresses.ts'
import { importAreasHandler } from './import-areas.ts'
import { listAreasHandler } from './list-areas.ts'
import { locatePointHandler } from './locate-point.ts'
import { resolveAddressHandler } from './resolve-address.ts'
import { searchPlacesHandler, searchPublicPlacesHandler } from './search-places.ts'
import { seedTerritory } from './seed.ts'
import { makeTerritoryBooks, territoryBooks } from './territory-books.ts'

export default serverPlug({
  card,
  handlers: [
    listAreasHandler,
    getAreaHandler,
    getAreaShapesHandler,
    locatePointHandler,
    resolveAddressHandler,
    searchPlacesHandler,
    searchPublicPlacesHandler,
    getBasemapHandler,
    getPublicBasemapHandler,
    getDistrictHandler,
    importAreasHandler,
    importAddressesHandler,
  ],
  provides: [provide(territoryBooks, makeTerritoryBooks), provide(areaBook, (runtime) => runtime.use(territoryBooks))],
  seed: seedTerritory,
  start: (runtime) => runtime.use(territoryBooks).open(),
  pulses: [
    {
      name: 'territory.warmPlaces',
      everyMs: 60_000,
      run: async (call) => call.runtime.use(territoryBooks).warm(),
    },
  ],
})
