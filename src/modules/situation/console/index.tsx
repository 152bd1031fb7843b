import { consolePlug } from '#ui/plug.ts'

/** The map of the district and what lies on it. */
export default consolePlug({
  module: 'situation',
  pages: [],
})
