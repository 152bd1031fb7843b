import type { Map as MapLibre } from 'maplibre-gl'

/** The map as it stands. Its canvas can be read only within the frame in which it was drawn. */
export function takePicture(map: MapLibre): Promise<ImageBitmap> {
  return new Promise((resolve, reject) => {
    map.once('render', () => void createImageBitmap(map.getCanvas()).then(resolve, reject))
    map.triggerRepaint()
  })
}
