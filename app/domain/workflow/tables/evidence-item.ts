import { defineWorkflow } from '../types.ts'

/** 证据: one exhibit. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const evidenceItem = defineWorkflow({
  id: 'evidenceItem',
  version: 1,
  zh: '证据',
  en: 'one exhibit',
  states: {
    uploading: { zh: '上传中', en: 'Uploading', stage: 'in', ends: 'no', waitsFor: ['party'], deadlines: ['upload.idle'] },
    verifying: { zh: '核对中', en: 'Being checked', stage: 'in', ends: 'no', waitsFor: ['system'], deadlines: ['upload.verify'] },
    verified: { zh: '已固定', en: 'Fixed', stage: 'kept', ends: 'rest', waitsFor: [], deadlines: [] },
    quarantined: { zh: '已隔离', en: 'Quarantined', stage: 'out', ends: 'no', waitsFor: ['dispatcher'], deadlines: ['upload.review'] },
    refused: { zh: '未收', en: 'Refused', stage: 'out', ends: 'end', waitsFor: [], deadlines: [] },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', stage: 'out', ends: 'end', waitsFor: [], deadlines: [] },
    abandoned: { zh: '未传完', en: 'Abandoned', stage: 'out', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    startUpload: { from: ['none'], to: 'uploading', by: ['party', 'agent', 'mediator', 'dispatcher'], needs: ['quotaLeft', 'typeAllowed', 'evidencePeriodOpen'], effects: ['createUpload', 'start.upload.idle'], basis: 'OLR 11', zh: '添加证据', en: 'Add evidence', tells: 'nothing', main: true },
    completeUpload: { from: ['uploading'], to: 'verifying', by: ['party', 'agent', 'mediator', 'dispatcher'], needs: ['everyPartStored'], effects: ['queueVerify', 'meet.upload.idle', 'start.upload.verify'], basis: 'OLR 14', zh: '传完', en: 'Finish', tells: 'nothing', main: true },
    verify: { from: ['verifying'], to: 'verified', by: ['system'], needs: ['hashAndSizeEqual', 'typeDetectedAllowed', 'scanClean'], effects: ['retain', 'receipt', 'meet.upload.verify'], basis: 'OLR 11-13, 16', zh: '已核对并固定', en: 'Fixed', tells: 'listed if shared: name, time, hash', main: true },
    quarantine: { from: ['verifying'], to: 'quarantined', by: ['system'], needs: [], effects: ['notice.fileBlocked', 'meet.upload.verify', 'start.upload.review'], basis: 'D', zh: '隔离', en: 'Quarantine', tells: 'nothing', main: true },
    refuseFile: { from: ['quarantined'], to: 'refused', by: ['dispatcher', 'system'], needs: ['reasonGiven'], effects: ['deleteObject', 'notice.fileBlocked', 'meet.upload.review'], basis: 'D', zh: '不收', en: 'Refuse', tells: 'nothing', main: true },
    releaseFile: { from: ['quarantined'], to: 'verifying', by: ['dispatcher'], needs: ['reasonGiven'], effects: ['queueVerify', 'meet.upload.review', 'start.upload.verify'], basis: 'D', zh: '解除隔离，重新核对', en: 'Release', tells: 'nothing', main: true },
    share: { from: ['verified'], to: '=', by: ['party', 'agent'], needs: ['isOwner', 'otherSideAccepted'], effects: ['notice.newEvidence'], basis: 'OLR 14', zh: '公开给对方', en: 'Share', tells: 'the item', main: true },
    comment: { from: ['verified'], to: '=', by: ['party', 'agent'], needs: ['mayReadItem', 'reasonGiven'], effects: ['notice.yourTurn'], basis: 'OLR 12-15', zh: '质证意见', en: 'Comment', tells: 'the comment on authenticity, legality, relevance', main: false },
    withdrawItem: { from: ['uploading', 'verified'], to: 'withdrawn', by: ['party', 'agent'], needs: ['isOwner', 'notSignedAsAnnex'], effects: ['tombstone', 'meet.upload.idle'], basis: 'D', zh: '撤回', en: 'Withdraw', tells: 'nothing if never shared, else a tombstone with the hash', main: true },
    abandonUpload: { from: ['uploading'], to: 'abandoned', by: ['system'], needs: ['deadlineMissed'], effects: ['abortUpload', 'meet.upload.idle'], basis: 'D', zh: '未传完，清理', en: 'Abandon', tells: 'nothing', main: true },
  },
})
