import { consolePlug } from '#ui/plug.ts'
import { oversightPages } from './oversight-pages.ts'

/** Money of the units: contracts, questions of deputies, costs and savings. */
export default consolePlug({ module: 'ledger', pages: [...oversightPages] })
