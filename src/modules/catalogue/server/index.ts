import { provide, serverPlug } from '#platform/plug.ts'
import { catalogueBook } from '../contract.ts'
import card from '../module.ts'
import { catalogueBooks, makeCatalogueBooks } from './catalogue-books.ts'
import { exportDutyHandler } from './export-duty.ts'
import { getCategoryHandler } from './get-category.ts'
import { importDutyHandler } from './import-duty.ts'
import { listCategoriesHandler } from './list-categories.ts'
import { listChannelsHandler } from './list-channels.ts'
import { listDutyHandler } from './list-duty.ts'
import { listDutyVersionsHandler } from './list-duty-versions.ts'
import { proposeHandlersHandler } from './propose-handlers.ts'
import { saveCategoryHandler } from './save-category.ts'
import { saveChannelHandler } from './save-channel.ts'
import { saveDutyRuleHandler } from './save-duty-rule.ts'
import { seedCatalogue } from './seed.ts'
import { suggestCategoriesHandler } from './suggest-categories.ts'

export default serverPlug({
  card,
  handlers: [
    listCategoriesHandler,
    getCategoryHandler,
    saveCategoryHandler,
    suggestCategoriesHandler,
    listChannelsHandler,
    saveChannelHandler,
    listDutyHandler,
    saveDutyRuleHandler,
    listDutyVersionsHandler,
    proposeHandlersHandler,
    importDutyHandler,
    exportDutyHandler,
  ],
  provides: [
    provide(catalogueBooks, makeCatalogueBooks),
    provide(catalogueBook, (runtime) => runtime.use(catalogueBooks)),
  ],
  seed: seedCatalogue,
  start: (runtime) => runtime.use(catalogueBooks).open(),
})
