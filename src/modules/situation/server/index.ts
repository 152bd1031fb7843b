import { provide, serverPlug } from '#platform/plug.ts'
import { activitySources, figureSources, layerSources, layersChanged } from '../contract.ts'
import card from '../module.ts'
import { activityRoom, openActivityRoom, openActivitySources } from './activity-room.ts'
import { bufferShapesHandler, measureAreasHandler } from './buffer-shapes.ts'
import { caseTileRoom, openCaseTileRoom, startCaseTileRoom } from './case-tile-room.ts'
import { dropEditions } from './drop-editions.ts'
import { removeFeatureHandler, saveFeatureHandler } from './edit-features.ts'
import { openFigureSources } from './figure-sources.ts'
import { findNearestHandler } from './find-nearest.ts'
import { findWithinHandler } from './find-within.ts'
import { geocodeHandler } from './geocode.ts'
import { getCaseTileHandler } from './get-case-tile.ts'
import { getFeatureHandler } from './get-feature.ts'
import { getLayerTileHandler } from './get-layer-tile.ts'
import { getPictureHandler } from './get-picture.ts'
import { exportGridActivityHandler, listGridActivityHandler } from './grid-activity.ts'
import { identifyHandler } from './identify.ts'
import { importSceneUpdatesHandler } from './import-scene-updates.ts'
import { layerLoadJob } from './layer-load-job.ts'
import { layerRoom, openLayerRoom, startLayerRoom } from './layer-room.ts'
import { openLayerSources } from './layer-sources.ts'
import { listLayerVersionsHandler, restoreLayerHandler } from './layer-versions.ts'
import { listLayersHandler } from './list-layers.ts'
import { offerSources } from './live/offer-sources.ts'
import { loadLayerHandler } from './load-layer.ts'
import { openPictureRoom, pictureRoom } from './picture-room.ts'
import { readLayerHandler } from './read-layer.ts'
import { getMapStateHandler, saveMapStateHandler, setFavouriteHandler } from './remember-map.ts'
import { gridOfHandler, reverseHandler } from './reverse.ts'
import { openSceneRoom, sceneRoom } from './scene-room.ts'
import { sceneUpdateSource } from './scene-update-source.ts'
import { listSceneUpdatesHandler, removeSceneUpdateHandler } from './scene-updates.ts'
import { searchFeaturesHandler } from './search-features.ts'
import { seed } from './seed.ts'
import { setLayerStyleHandler } from './set-layer-style.ts'
import { silentGridSource } from './silent-grid-source.ts'
import { dropOldSpaceUse, getSpaceUseHandler, listSpaceClientsHandler, setSpaceQuotaHandler } from './space-clients.ts'
import { openSpaceRoom, spaceRoom } from './space-room.ts'
import { openTileRoom, startTileRoom, tileRoom } from './tile-room.ts'
import { cancelLayerLoadHandler, endDeadLoads, getLayerLoadHandler, listLayerLoadsHandler } from './watch-loads.ts'

export default serverPlug({
  card,
  handlers: [
    listLayersHandler,
    readLayerHandler,
    identifyHandler,
    searchFeaturesHandler,
    getFeatureHandler,
    getLayerTileHandler,
    getCaseTileHandler,
    getPictureHandler,
    geocodeHandler,
    reverseHandler,
    gridOfHandler,
    findWithinHandler,
    findNearestHandler,
    bufferShapesHandler,
    measureAreasHandler,
    getSpaceUseHandler,
    listSpaceClientsHandler,
    setSpaceQuotaHandler,
    listGridActivityHandler,
    exportGridActivityHandler,
    listSceneUpdatesHandler,
    importSceneUpdatesHandler,
    removeSceneUpdateHandler,
    setFavouriteHandler,
    getMapStateHandler,
    saveMapStateHandler,
    loadLayerHandler,
    getLayerLoadHandler,
    listLayerLoadsHandler,
    cancelLayerLoadHandler,
    saveFeatureHandler,
    removeFeatureHandler,
    listLayerVersionsHandler,
    restoreLayerHandler,
    setLayerStyleHandler,
  ],
  live: [layersChanged],
  jobs: [dropOldSpaceUse, layerLoadJob, dropEditions],
  pulses: [endDeadLoads],
  provides: [
    provide(layerSources, openLayerSources),
    provide(figureSources, openFigureSources),
    provide(layerRoom, openLayerRoom),
    provide(pictureRoom, openPictureRoom),
    provide(spaceRoom, openSpaceRoom),
    provide(sceneRoom, openSceneRoom),
    provide(activitySources, openActivitySources),
    provide(activityRoom, openActivityRoom),
    provide(tileRoom, openTileRoom),
    provide(caseTileRoom, openCaseTileRoom),
  ],
  seed,
  start: async (runtime) => {
    offerSources(runtime)
    await startLayerRoom(runtime)
    startTileRoom(runtime)
    startCaseTileRoom(runtime)
    await runtime.use(pictureRoom).load()
    await runtime.use(spaceRoom).load()
    await runtime.use(sceneRoom).load()
    runtime.use(layerSources).offer(sceneUpdateSource)
    await runtime.use(activityRoom).load()
    runtime.use(layerSources).offer(silentGridSource)
  },
})
