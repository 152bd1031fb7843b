import { provide, serverPlug } from '#platform/plug.ts'
import { layerSources } from '../contract.ts'
import card from '../module.ts'
import { openLayerSources } from './layer-sources.ts'

export default serverPlug({
  card,
  handlers: [],
  provides: [provide(layerSources, openLayerSources)],
})
