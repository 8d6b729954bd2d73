import { codecFor } from '#prisma/codec.server.ts'
import { type PaperData, preparePaper, sealPaper } from '#templates/papers.server.ts'
import { onRoster } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Effect, OutboxHandler } from '../engine/types.ts'
import { frameOf, newDocumentCode, recordPaper, storePaper } from '../papers/papers.server.ts'
import type { Platform } from '../platform/platform.ts'
import type { FrozenText } from './frozen-text.server.ts'
import { takeOrganisationNumber } from './numbers.server.ts'
import { agreementPaper } from './paper-data.ts'
import { bodyPlace } from './versions.server.ts'

/** Name under which the platform certifies papers. */

const ORDER = { party: 1, mediator: 2, seal: 3 } as const
const signingDay = (at: Date) => new Date(`${dayOf(at)}T00:00:00Z`)

/** Number and day of the agreement, and who signs where, before the paper is made. */
const buildSigningPdf: Effect = async ({ act, subjectId }) => {
  const version = await act.tx.agreementVersion.findFirstOrThrow({ where: { id: subjectId } })
  const text = act.codec.openJson<FrozenText>(bodyPlace(version.id), version.body ?? new Uint8Array())
  await act.tx.agreementVersion.update({
    where: { id: version.id },
    data: { agreementNumber: await takeOrganisationNumber(act, 'agreement'), agreementOn: signingDay(act.now) },
  })
  const slot = { versionId: version.id, method: 'eSign' }
  const { organisationId } = await act.dispute()
  await act.tx.signerSlot.createMany({
    data: [
      ...text.parties.map(({ partyId, personId, ordinal }) => ({
        ...slot,
        id: act.platform.chance.id(),
        kind: 'party',
        orderNo: ORDER.party,
        partyId,
        personId,
        fieldName: `party-${ordinal}`,
      })),
      ...text.mediators.map(({ personId }, index) => ({
        ...slot,
        id: act.platform.chance.id(),
        kind: 'mediator',
        orderNo: ORDER.mediator,
        personId,
        fieldName: `mediator-${index + 1}`,
      })),
      { ...slot, id: act.platform.chance.id(), kind: 'seal', orderNo: ORDER.seal, organisationId, fieldName: 'seal' },
    ],
  })
  await act.later('makeAgreementPaper', version.id)
}

async function textOf({ db, keys }: Platform, versionId: string) {
  const version = await db.agreementVersion.findFirstOrThrow({ where: { id: versionId }, include: { dispute: true } })
  const codec = await codecFor(db, keys, 'dispute', version.disputeId)
  const text = codec.openJson<FrozenText>(bodyPlace(version.id), version.body ?? new Uint8Array())
  return { version, text }
}

/** Renders paper 13 with its fields and lets the platform certify it; done once for each version. */
const makeAgreementPaper: OutboxHandler = async (platform, { target, disputeId }) => {
  const templateId = 'settlement-agreement'
  const where = { versionId: target, templateId }
  if (await platform.db.document.findFirst({ where })) return
  const { version, text } = await textOf(platform, target)
  if (version.state !== 'signing' || !version.agreementOn) return
  const data = agreementPaper(text, version.agreementNumber ?? '', version.agreementOn.toISOString().slice(0, 10))
  const code = newDocumentCode(platform)
  const paper = await preparePaper({ ...frameOf(platform, version.dispute.code, code), templateId, data })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    if (await act.tx.document.findFirst({ where })) return
    const id = await recordPaper(act, { templateId, code, data, paper, objectKey, versionId: target, signatures: 1 })
    await act.note('document.ready', { documentId: id }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  })
}

async function certificateData(
  platform: Platform,
  versionId: string,
): Promise<PaperData<'mediation-certificate'> | null> {
  const { db } = platform
  const { version, text } = await textOf(platform, versionId)
  const { dispute } = version
  if (!version.effectiveAt || !version.agreementOn || !dispute.organisationId) return null
  const link = await db.organisationCourt.findFirst({
    where: { organisationId: dispute.organisationId, ...onRoster(new Date(dayOf(version.effectiveAt))) },
    orderBy: { validFrom: 'asc' },
  })
  const court = link ? await db.court.findFirst({ where: { id: link.courtId } }) : null
  const organisation = await db.organisation.findFirstOrThrow({ where: { id: dispute.organisationId } })
  const accepted = await db.trailEvent.findFirst({
    where: { chainId: dispute.id, type: 'dispute.register' },
    orderBy: { seq: 'asc' },
  })
  const sessions = await db.session.count({
    where: { disputeId: dispute.id, state: { in: ['ended', 'closed', 'done'] } },
  })
  const effectiveOn = dayOf(version.effectiveAt)
  return {
    court: court?.name ?? '有管辖权的人民法院',
    organisation: organisation.name,
    nature: 'peoples',
    partyNames: text.parties.map(({ name }) => name),
    disputeKind: text.disputeKind,
    appliedOn: text.appliedOn ?? effectiveOn,
    fileNumber: dispute.fileNumber ?? dispute.code ?? '',
    acceptedOn: dayOf(accepted?.at ?? dispute.filedAt ?? version.effectiveAt),
    mediators: text.mediators.map(({ name }) => name),
    ...(sessions > 0 ? { sessionCount: sessions } : {}),
    agreementOn: version.agreementOn.toISOString().slice(0, 10),
    agreementNumber: version.agreementNumber ?? '',
    effectiveOn,
    identityMethods: ['idVideo'],
    mode: { 'zh-CN': '在线视频调解', en: 'online mediation by video' },
    issuedOn: effectiveOn,
    ...(organisation.publicPhone ? { handlerPhone: organisation.publicPhone } : {}),
  }
}

/** Paper 18, made and sealed at once when the agreement is in force: who sealed the agreement approved it with it. */
const issueCertificate: OutboxHandler = async (platform, { target, disputeId }) => {
  const templateId = 'mediation-certificate'
  const where = { versionId: target, templateId, supersededBy: null }
  if (await platform.db.document.findFirst({ where })) return
  const data = await certificateData(platform, target)
  if (!data) return
  const { version } = await textOf(platform, target)
  const code = newDocumentCode(platform)
  const prepared = await preparePaper({ ...frameOf(platform, version.dispute.code, code), templateId, data })
  const { organisationId } = version.dispute
  const organisation = await platform.db.organisation.findFirstOrThrow({ where: { id: organisationId ?? '' } })
  const sealKeyRef = organisation.sealKeyRef ?? `organisation-${organisation.id}`
  const paper = await sealPaper({
    bytes: prepared.bytes,
    fieldName: 'seal',
    authority: platform.authority,
    when: platform.clock.law(),
    seal: { sealKeyRef, name: organisation.name, role: 'organisation-seal' },
  })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    if (await act.tx.document.findFirst({ where })) return
    const about = { templateId, code, data, versionId: target, signatures: 2, fieldName: 'seal' } as const
    const id = await recordPaper(act, { ...about, paper, objectKey })
    await act.note('document.issued', { documentId: id }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  })
}

export const agreementEffects: Readonly<Record<string, Effect>> = {
  buildSigningPdf,
  // People read the text as a page with its hash; the file is made when it is opened for signature.
  renderPdf: async () => undefined,
  // The database computes it from the signatures.
  setEffectiveAt: async () => undefined,
  // Done before the new version comes into force: see the end of the signing.
  supersedeEarlierEffective: async () => undefined,
}

export const agreementHandlers: Readonly<Record<string, OutboxHandler>> = { makeAgreementPaper, issueCertificate }

export const agreementDocuments: Readonly<Record<string, Effect>> = {
  // The signed file is the issued paper.
  '13': async () => undefined,
  '15': async () => undefined,
  '18': ({ act, subjectId }) => act.later('issueCertificate', subjectId),
}
