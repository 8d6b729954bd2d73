import { defineWorkflow } from '../types.ts'

/** 调解协议（版本）: one version of the settlement agreement, written or oral. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const agreementVersion = defineWorkflow({
  id: 'agreementVersion',
  version: 1,
  zh: '调解协议（版本）',
  en: 'one version of the settlement agreement, written or oral',
  states: {
    draft: { zh: '草稿', en: 'Draft', stage: 'text', ends: 'no', waitsFor: ['mediator'], deadlines: [] },
    reading: { zh: '待当事人阅读', en: 'Being read', stage: 'text', ends: 'no', waitsFor: ['party'], deadlines: ['reading.remind'] },
    signing: { zh: '签署中', en: 'Signing', stage: 'signature', ends: 'no', waitsFor: ['party', 'mediator', 'orgAdmin'], deadlines: ['signing.remind'] },
    effective: { zh: '已生效', en: 'In force', stage: 'effect', ends: 'rest', waitsFor: [], deadlines: [] },
    superseded: { zh: '已被新版本取代', en: 'Superseded', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    declined: { zh: '有人拒签', en: 'Declined', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    abandoned: { zh: '已作废', en: 'Abandoned', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    annulled: { zh: '被撤销或确认无效', en: 'Annulled', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    draftVersion: { from: ['none'], to: 'draft', by: ['mediator', 'system'], needs: ['disputeOpenForText'], effects: [], basis: 'PML 29', zh: '起草', en: 'Draft', tells: 'nothing until sent', main: true },
    editClauses: { from: ['draft'], to: '=', by: ['mediator'], needs: ['editVersionCurrent'], effects: [], basis: 'D', zh: '保存条款', en: 'Save clauses', tells: 'nothing until sent', main: true },
    sendForReading: { from: ['draft'], to: 'reading', by: ['mediator'], needs: ['lintNoBlocker', 'sumsAgree', 'namesPrintable'], effects: ['renderPdf', 'notice.draftReady', 'start.reading.remind'], basis: 'PML 29; INT 461', zh: '发给双方阅读', en: 'Send for reading', tells: 'text with plain words and changes marked', main: true },
    requestChange: { from: ['reading'], to: 'draft', by: ['party'], needs: ['reasonGiven'], effects: ['notice.changeRequested', 'meet.reading.remind'], basis: 'PML 23', zh: '我想改这一条', en: 'Ask for a change', tells: 'asks to change clause n', main: true },
    takeBack: { from: ['reading'], to: 'draft', by: ['mediator'], needs: ['reasonGiven'], effects: ['notice.reread', 'meet.reading.remind'], basis: 'D', zh: '收回修改', en: 'Take back', tells: 'being changed', main: true },
    confirmRead: { from: ['reading'], to: '=', by: ['party'], needs: ['readToEnd', 'versionShown'], effects: [], basis: 'OMR 19', zh: '我看懂了', en: 'I have read it', tells: 'has read', main: true },
    openSigning: { from: ['reading'], to: 'signing', by: ['mediator'], needs: ['versionReadByAll', 'lintNoBlocker', 'signingPolicyMet'], effects: ['buildSigningPdf', 'notice.sign', 'meet.reading.remind', 'start.signing.remind'], basis: 'PML 29; OMR 19; ESL 3', zh: '发起签署', en: 'Open for signature', tells: 'your turn to sign', main: true },
    sign: { from: ['signing'], to: '=', by: ['party', 'mediator', 'orgAdmin'], needs: ['isRequiredSigner', 'notSignedYet', 'hashShownIsHashSigned', 'stepUpDone', 'consentESignature', 'keyPointsTicked', 'identityG2', 'agentMaySettle', 'noCoercionFlag', 'earlierSlotsSigned'], effects: ['recordIntent', 'useKey', 'receipt'], basis: 'PML 29; ESL 13; OMR 19', zh: '签名并提交', en: 'Sign', tells: 'has signed', main: true },
    recordSignature: { from: ['signing'], to: '=', by: ['system'], needs: ['intentStands'], effects: ['storeRevision', 'notice.signed'], basis: 'ESL 13', zh: '签名已写入文件', en: 'Signature stored', tells: 'progress n of m', main: true },
    failSignature: { from: ['signing'], to: '=', by: ['system'], needs: ['intentStands'], effects: ['notice.signatureFailed', 'retryEffect'], basis: 'D', zh: '签名未写入，重试', en: 'Not stored, retrying', tells: 'still pending, nothing lost', main: true },
    completeSignatures: { from: ['signing'], to: 'effective', by: ['system'], needs: ['everyRequiredSignature'], effects: ['setEffectiveAt', 'supersedeEarlierEffective', 'createPerformanceItems', 'doc.13', 'doc.15', 'doc.18', 'notice.effective', 'meet.signing.remind'], basis: 'PML 29', zh: '最后一个签名到齐', en: 'Last signature is in', tells: 'in force', main: true },
    recordOral: { from: ['none'], to: 'effective', by: ['mediator'], needs: ['oralAllowed', 'everyPartyAgreedOrally'], effects: ['setEffectiveAt', 'doc.14'], basis: 'PML 28, 30', zh: '登记口头协议', en: 'Record oral agreement', tells: 'register entry', main: false },
    decline: { from: ['signing'], to: 'declined', by: ['party', 'mediator'], needs: ['reasonGiven'], effects: ['notice.declined', 'meet.signing.remind'], basis: 'OMR 25(7)', zh: '不签', en: 'Decline', tells: 'declined', main: true },
    supersede: { from: ['draft', 'reading', 'signing', 'effective'], to: 'superseded', by: ['system'], needs: ['newerVersionTakesOver'], effects: ['voidIntents', 'meet.reading.remind', 'meet.signing.remind'], basis: 'PML 33', zh: '被新版本取代', en: 'Superseded', tells: 'old text no longer counts', main: true },
    abandon: { from: ['draft', 'reading', 'signing'], to: 'abandoned', by: ['system'], needs: ['disputeLeftText'], effects: ['voidIntents', 'meet.reading.remind', 'meet.signing.remind'], basis: 'D', zh: '作废', en: 'Abandon', tells: 'no longer pursued', main: true },
    annul: { from: ['effective'], to: 'annulled', by: ['clerk', 'system'], needs: ['courtAnnulled'], effects: ['notice.ruling', 'cancelPerformanceItems'], basis: 'PML 32, 33', zh: '法院撤销或确认无效', en: 'Annulled', tells: 'the court\'s decision', main: false },
  },
})
