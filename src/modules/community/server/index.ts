import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { addEnterpriseRecordHandler, addHouseholdRecordHandler } from './add-record.ts'
import { communityRoom, openCommunityRoom } from './community-room.ts'
import { exportHouseholdsHandler } from './export-households.ts'
import { findHouseholdsHandler } from './find-households.ts'
import { followCase } from './follow-case.ts'
import { followNeedHandler } from './follow-need.ts'
import { getFiguresHandler } from './get-figures.ts'
import { getHouseholdHandler } from './get-household.ts'
import { getPictureHandler } from './get-picture.ts'
import { addResidentHandler, changeResidentHandler, removeResidentHandler } from './keep-residents.ts'
import { offerLayers } from './layer-sources.ts'
import { listBuildingsHandler } from './list-buildings.ts'
import { getEnterpriseHandler, listEconomicGridsHandler, listEnterprisesHandler } from './list-enterprises.ts'
import { listImportRejectsHandler, listImportsHandler } from './list-imports.ts'
import { listNeedsHandler } from './list-needs.ts'
import { listRecordsHandler } from './list-records.ts'
import { listWordsHandler } from './list-words.ts'
import { openNeedCaseHandler } from './open-need-case.ts'
import { relateHandler } from './relate.ts'
import { runImport } from './run-import.ts'
import { saveEconomicGridHandler, saveEnterpriseHandler } from './save-enterprise.ts'
import { saveHouseholdHandler } from './save-household.ts'
import { seed } from './seed.ts'
import { startImportHandler } from './start-import.ts'
import { unmaskResidentHandler } from './unmask-resident.ts'

export default serverPlug({
  card,
  handlers: [
    listWordsHandler,
    getPictureHandler,
    listBuildingsHandler,
    findHouseholdsHandler,
    getHouseholdHandler,
    saveHouseholdHandler,
    exportHouseholdsHandler,
    addResidentHandler,
    changeResidentHandler,
    removeResidentHandler,
    unmaskResidentHandler,
    relateHandler,
    addHouseholdRecordHandler,
    addEnterpriseRecordHandler,
    listRecordsHandler,
    listNeedsHandler,
    followNeedHandler,
    openNeedCaseHandler,
    listEnterprisesHandler,
    getEnterpriseHandler,
    saveEnterpriseHandler,
    listEconomicGridsHandler,
    saveEconomicGridHandler,
    startImportHandler,
    listImportsHandler,
    listImportRejectsHandler,
    getFiguresHandler,
  ],
  reactions: [followCase],
  jobs: [runImport],
  provides: [provide(communityRoom, openCommunityRoom)],
  seed,
  start: async (runtime) => {
    await runtime.use(communityRoom).load()
    offerLayers(runtime)
  },
})
