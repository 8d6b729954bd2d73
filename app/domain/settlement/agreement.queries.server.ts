import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Actor } from '../engine/actor.ts'
import { maskPhone } from '../identity/masking.ts'
import type { Platform } from '../platform/platform.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { renderClause } from './clauses/render.ts'
import { checkDraft } from './draft-check.server.ts'
import type { FrozenText } from './frozen-text.server.ts'
import { keyPointsOf } from './key-points.ts'
import { seenBefore } from './sent-texts.server.ts'
import { signerName } from './signing/signer.server.ts'
import { changesBetween, readerOf, type TextReader } from './text-changes.server.ts'
import { bodyPlace } from './versions.server.ts'

type Locale = 'zh-CN' | 'en'
type Person = Extract<Actor, { kind: 'person' }>
const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : '')

const FROZEN = ['reading', 'signing', 'effective']

/** The version that people read or sign now, or else the one in force, or the newest. */
async function versionToShow({ db }: Platform, disputeId: string) {
  const versions = await db.agreementVersion.findMany({ where: { disputeId }, orderBy: { versionNo: 'desc' } })
  const open = versions.find(({ state }) => state === 'reading' || state === 'signing')
  return open ?? versions.find(({ state }) => state === 'effective') ?? versions[0] ?? null
}

/** The clauses that were written for this version; in a first one nothing counts as changed. */
async function changedIn({ db }: Platform, { id, versionNo }: { id: string; versionNo: number }) {
  if (versionNo === 1) return new Set<string>()
  const rows = await db.clause.findMany({ where: { versionId: id, touched: true }, select: { id: true } })
  return new Set(rows.map((row) => row.id))
}

interface Frozen {
  readonly id: string
  readonly disputeId: string
  readonly versionNo: number
  readonly body: Uint8Array | null
}

async function frozenTextOf(platform: Platform, version: Pick<Frozen, 'id' | 'disputeId' | 'body'>) {
  const codec = await codecFor(platform.db, platform.keys, 'dispute', version.disputeId)
  return codec.openJson<FrozenText>(bodyPlace(version.id), version.body ?? new Uint8Array())
}

/** A frozen text with its clauses in the words of one reader, what he must do himself first. */
async function textFor(platform: Platform, version: Frozen, who: TextReader) {
  const text = await frozenTextOf(platform, version)
  const touched = await changedIn(platform, version)
  const reader = readerOf(text, who)
  const clauses = text.clauses.map(({ id, no, key, values, formal }) => {
    const definition = clauseDefinition(key)
    const actor = definition.actor ? values[definition.actor] : undefined
    const other = definition.other ? values[definition.other] : undefined
    return {
      id,
      no,
      name: definition.name[who.locale === 'en' ? 'en' : 'zh'],
      formal: formal['zh-CN'],
      plain: renderClause(definition, values, reader).plain,
      isChanged: touched.has(id),
      isMine: who.partyId !== undefined && actor === who.partyId,
      isForMe: who.partyId !== undefined && other === who.partyId,
    }
  })
  clauses.sort((a, b) => Number(b.isMine) - Number(a.isMine))
  return { text, clauses }
}

/**
 * What is different from the newest earlier text that this person was shown, of this version (`versionNo` is null) or
 * of an earlier one; null when he saw none.
 */
async function changesSince(
  platform: Platform,
  version: Frozen & { readonly bodySha256: Uint8Array<ArrayBuffer> },
  text: FrozenText,
  who: TextReader & { personId: string },
) {
  const { id: versionId, disputeId, bodySha256 } = version
  const before = await seenBefore(platform, { versionId, disputeId, bodySha256, personId: who.personId })
  if (before) return { versionNo: null, list: changesBetween(before, text, who) }
  const earlier = await platform.db.agreementVersion.findFirst({
    where: {
      disputeId: version.disputeId,
      versionNo: { lt: version.versionNo },
      bodySha256: { not: null },
      clauseReads: { some: { personId: who.personId } },
    },
    orderBy: { versionNo: 'desc' },
  })
  if (!earlier) return null
  const seen = await frozenTextOf(platform, earlier)
  // A version that was taken back and given up holds the notes of a draft and no text.
  return seen.format === 1 ? { versionNo: earlier.versionNo, list: changesBetween(seen, text, who) } : null
}

/** How far the other parties are with reading exactly this text. */
async function othersReading(
  { db }: Platform,
  frozen: { readonly versionId: string; readonly bodySha256: Uint8Array<ArrayBuffer> },
  text: FrozenText,
  readerId: string,
) {
  const reads = await db.clauseRead.findMany({ where: frozen })
  return text.parties
    .filter(({ personId }) => personId !== readerId)
    .map(({ name, personId }) => {
      const read = reads.find((row) => row.personId === personId)
      const state: 'understood' | 'reading' | 'notOpened' = read
        ? read.confirmedAt
          ? 'understood'
          : 'reading'
        : 'notOpened'
      return { name, state }
    })
}

/** P12: the text for one reader; showing all of it is written down, because only who saw it can say that he read it. */
export async function agreementView(platform: Platform, disputeId: string, person: Person, locale: Locale) {
  const { db, clock } = platform
  const version = await versionToShow(platform, disputeId)
  const party = await db.party.findFirst({ where: { disputeId, personId: person.personId, leftAt: null } })
  if (!version?.bodySha256 || !FROZEN.includes(version.state)) return { state: 'none' as const }
  const who = { locale, effectiveAt: version.effectiveAt, ...(party ? { partyId: party.id } : {}) }
  const { text, clauses } = await textFor(platform, version, who)
  const bodySha256 = new Uint8Array(version.bodySha256)
  const changes = await changesSince(platform, { ...version, bodySha256 }, text, { ...who, personId: person.personId })
  const id = { versionId: version.id, personId: person.personId, bodySha256 }
  const consent = { personId: person.personId, disputeId, step: 'eSignature', withdrawnAt: null }
  const read = party
    ? await db.clauseRead.upsert({
        where: { versionId_personId_bodySha256: id },
        create: { ...id, pages: clauses.length },
        update: {},
      })
    : null
  return {
    state: version.state as 'reading' | 'signing' | 'effective',
    versionNo: version.versionNo,
    effectiveAt: version.effectiveAt,
    hash: hex(version.bodySha256),
    mainFacts: text.mainFacts,
    jointApplication: text.jointApplication,
    clauses: changes
      ? clauses.map((clause) => ({ ...clause, isChanged: changes.list.some(({ clauseId }) => clauseId === clause.id) }))
      : clauses,
    changes,
    others: await othersReading(platform, { versionId: version.id, bodySha256 }, text, person.personId),
    isParty: party !== null,
    hasRead: read?.confirmedAt != null,
    hasConsent: party === null || (await db.consent.count({ where: consent })) > 0,
    today: clock.law(),
  }
}

/** What is to be signed, by whom, and how far it is: for a party, a mediator or the holder of the seal. */
export async function signView(platform: Platform, disputeId: string, person: Person, locale: Locale) {
  const { db } = platform
  const version = await versionToShow(platform, disputeId)
  if (!version || !['signing', 'effective'].includes(version.state)) return { state: 'none' as const }
  const slots = await db.signerSlot.findMany({
    where: { versionId: version.id },
    include: { signatureCover: true },
    orderBy: [{ orderNo: 'asc' }, { fieldName: 'asc' }],
  })
  const seals = person.posts.flatMap(({ role, organisationId }) => (role === 'orgAdmin' ? [organisationId] : []))
  const mine = slots.find(
    ({ personId, organisationId, kind }) =>
      personId === person.personId || (kind === 'seal' && seals.includes(organisationId)),
  )
  const party = mine?.partyId ? await db.party.findFirst({ where: { id: mine.partyId } }) : null
  const { text, clauses } = await textFor(platform, version, {
    locale,
    effectiveAt: version.effectiveAt,
    ...(party ? { partyId: party.id } : {}),
  })
  const live = { versionId: version.id, personId: person.personId, state: { in: ['wait', 'signing', 'failed'] } }
  const intent = await db.signatureIntent.findFirst({ where: live })
  const paper = await db.document.findFirst({
    where: { versionId: version.id, templateId: 'settlement-agreement' },
    orderBy: { issuedAt: 'desc' },
  })
  const { phone } = await readPerson(db, platform, person.personId)
  const consent = { personId: person.personId, disputeId, step: 'eSignature', withdrawnAt: null }
  const isWaiting = mine !== undefined && slots.some((slot) => slot.orderNo < mine.orderNo && !slot.signatureCover)
  return {
    state: version.state as 'signing' | 'effective',
    hash: hex(version.bodySha256),
    role: mine ? (mine.kind as 'party' | 'mediator' | 'seal') : null,
    signer: mine ? await signerName(db, platform, mine, person.personId) : '',
    isSigned: mine?.signatureCover != null,
    isPending: mine !== undefined && !mine.signatureCover && intent !== null,
    isTroubled: (intent?.attempts ?? 0) > 0,
    isWaiting,
    blocks:
      version.state === 'signing' && mine && mine.kind !== 'seal' && !mine.signatureCover
        ? await blocksOf(platform, disputeId, text, locale)
        : [],
    signed: slots.filter(({ signatureCover }) => signatureCover).length,
    all: slots.length,
    paper: paper?.code ?? null,
    isPaperReady: paper?.fileSha256 != null,
    phone: maskPhone(phone ?? ''),
    hasConsent: party === null || (await db.consent.count({ where: consent })) > 0,
    points: keyPointsOf(text, party?.id ?? null, locale, dayOf(platform.clock.law())),
    clauses,
  }
}

/** What keeps the text from being signed as the rules and the law stand today, in the reader's language. */
async function blocksOf(platform: Platform, disputeId: string, text: FrozenText, locale: Locale): Promise<string[]> {
  const { db, keys, clock } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const reader = { tx: db, platform, codec, disputeId, now: clock.law() }
  const { clauses, mainFacts, jointApplication } = text
  const findings = await checkDraft(reader, { clauses, mainFacts, appliesJointly: jointApplication === 'apply' })
  return findings.flatMap(({ level, zh, en }) => (level === 'block' ? [locale === 'en' ? en : zh] : []))
}

/** Disputes whose text waits for the seal of one of these organisations. */
export async function sealQueue({ db }: Platform, organisationIds: readonly string[]) {
  const slots = await db.signerSlot.findMany({
    where: {
      kind: 'seal',
      organisationId: { in: [...organisationIds] },
      signatureCover: null,
      version: { state: 'signing' },
    },
    include: { version: { include: { dispute: true, signerSlots: { include: { signatureCover: true } } } } },
  })
  return slots.flatMap(({ version }) => {
    if (!version) return []
    const others = version.signerSlots.filter(({ kind }) => kind !== 'seal')
    return [
      {
        code: version.dispute.code ?? '',
        number: version.agreementNumber ?? '',
        isReady: others.every(({ signatureCover }) => signatureCover !== null),
      },
    ]
  })
}
