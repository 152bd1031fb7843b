import { consolePlug } from '#ui/plug.ts'

export default consolePlug({ module: 'community', pages: [] })
