import { handle } from '#platform/plug.ts'
import { getMapState, saveMapState, setFavourite } from '../contract.ts'
import { layerFor } from './layer-for.ts'
import { findMapState, saveFavourite, saveMapStateOf } from './map-state-store.ts'

export const setFavouriteHandler = handle(setFavourite, async ({ id, on }, call) => {
  const layer = layerFor(call, id)
  await saveFavourite(call.db, call.principal.id, layer.id, on, call.nowMs)
  return { on }
})

export const getMapStateHandler = handle(getMapState, async (_input, call) => ({
  state: await findMapState(call.db, call.principal.id),
}))

export const saveMapStateHandler = handle(saveMapState, async ({ state }, call) => {
  await saveMapStateOf(call.db, call.principal.id, state, call.nowMs)
  return { saved: true }
})
