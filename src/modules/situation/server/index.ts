import { provide, serverPlug } from '#platform/plug.ts'
import { layerSources, layersChanged } from '../contract.ts'
import card from '../module.ts'
import { getFeatureHandler } from './get-feature.ts'
import { getPictureHandler } from './get-picture.ts'
import { identifyHandler } from './identify.ts'
import { layerRoom, openLayerRoom, startLayerRoom } from './layer-room.ts'
import { openLayerSources } from './layer-sources.ts'
import { listLayersHandler } from './list-layers.ts'
import { openPictureRoom, pictureRoom } from './picture-room.ts'
import { readLayerHandler } from './read-layer.ts'
import { getMapStateHandler, saveMapStateHandler, setFavouriteHandler } from './remember-map.ts'
import { searchFeaturesHandler } from './search-features.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [
    listLayersHandler,
    readLayerHandler,
    identifyHandler,
    searchFeaturesHandler,
    getFeatureHandler,
    getPictureHandler,
    setFavouriteHandler,
    getMapStateHandler,
    saveMapStateHandler,
  ],
  live: [layersChanged],
  provides: [
    provide(layerSources, openLayerSources),
    provide(layerRoom, openLayerRoom),
    provide(pictureRoom, openPictureRoom),
  ],
  seed,
  start: async (runtime) => {
    await startLayerRoom(runtime)
    await runtime.use(pictureRoom).load()
  },
})
