import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { ownRequests } from '../claim/own.queries.server.ts'
import { otherRoutes, routesFor } from '../confirmation/routes.ts'
import { termsPlace } from '../offer/offer.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { saidBy } from '../reason/reasons.server.ts'
import type { AgreementDraft } from './check/agreement-draft.ts'
import { checkAgreement, type Finding } from './check/check-agreement.ts'
import { mendLink } from './check/mend.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { renderClause } from './clauses/render.ts'
import { checkedDefinitions, draftToCheck, standingReasons } from './draft-check.server.ts'
import { numbersOf } from './frozen-text.server.ts'
import { clausesOf, notesOf } from './versions.server.ts'

type Locale = 'zh-CN' | 'en'
const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : null)

/** Who has read the text, and who has signed it. */
async function progressOf({ db }: Platform, version: { id: string; bodySha256: Uint8Array | null }) {
  const [reads, slots] = await Promise.all([
    db.clauseRead.findMany({
      where: {
        versionId: version.id,
        confirmedAt: { not: null },
        bodySha256: new Uint8Array(version.bodySha256 ?? []),
      },
    }),
    db.signerSlot.findMany({
      where: { versionId: version.id },
      include: { signatureCover: true },
      orderBy: [{ orderNo: 'asc' }, { fieldName: 'asc' }],
    }),
  ])
  const intents = await db.signatureIntent.findMany({
    where: { versionId: version.id, state: { in: ['wait', 'signing', 'failed'] } },
  })
  const pending = new Set(intents.map(({ keyPoints }) => (keyPoints as { slotId?: string }).slotId))
  return {
    readBy: reads.map(({ personId }) => personId),
    slots: slots.map(({ id, kind, partyId, personId, signatureCover }) => ({
      kind,
      partyId,
      personId,
      isSigned: signatureCover !== null,
      isPending: signatureCover === null && pending.has(id),
    })),
  }
}

/** What the court wants changed in this text. */
async function askedOf({ db }: Platform, codec: Codec, caseId: string) {
  const rows = await db.courtReturn.findMany({ where: { caseId, answeredAt: null }, orderBy: { id: 'asc' } })
  const said = await saidBy(db, rows)
  return rows.map(({ id, reason, note, place, cureOn }, index) => ({
    reason,
    ...(said[index] ?? { said: { zh: reason, en: reason }, ask: null }),
    clause: place === null ? null : Number(place),
    note: codec.openMaybe(`court_return.note/${id}`, note),
    cureOn: cureOn.toISOString().slice(0, 10),
  }))
}

/** Keys that the editor's form can write, beside those that stand in the text already. */
const FORM_KEYS = [
  ...(['payment-lump-sum', 'payment-instalments', 'act'] as const),
  ...(['apology-private', 'free-text', 'default-free-text'] as const),
]

/** What the browser needs to check the clause that is being written, before it is saved. */
const forTheForm = (draft: AgreementDraft): AgreementDraft => {
  const keys = new Set<string>([...FORM_KEYS, ...draft.clauses.map(({ key }) => key)])
  const definitions = Object.fromEntries([...keys].map((key) => [key, checkedDefinitions[key]]))
  return { ...draft, definitions }
}

/** One finding as the mediator reads it: what, where, by which article, and where it is mended. */
function findingInWords(
  { rule, level, basis, isRead, prevents, mend, figure, places, ...words }: Finding,
  {
    draft,
    numbers,
    locale,
    code,
  }: { draft: AgreementDraft; numbers: Readonly<Record<string, number>>; locale: Locale; code: string },
) {
  const language = locale === 'en' ? 'en' : 'zh'
  const keyOf = (id: string | null) => draft.clauses.find((clause) => clause.id === id)?.key
  return {
    ...{ rule, level, basis, isRead, prevents },
    words: words[language],
    figure: figure?.[language] ?? null,
    /** The clauses it is about; null stands for terms on default and for the agreement as a whole. */
    places: places.map((place) => ({
      no: place.clauseId ? (numbers[place.clauseId] ?? null) : null,
      isOnDefault: place.clauseId !== null && clauseDefinition(keyOf(place.clauseId) ?? 'free-text').kind === 'default',
      mendAt: mendLink(mend, place, draft) ?? `/desk/c/${code}`,
    })),
  }
}

/** M7: the draft as the mediator writes it, with what the check says now. */
export async function draftView(platform: Platform, disputeId: string, locale: Locale) {
  const { db, keys } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [dispute, parties, own, latest, accepted, sum, points] = await Promise.all([
    db.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    partiesOf(db, platform, disputeId),
    ownRequests(db, codec, disputeId),
    db.agreementVersion.findFirst({ where: { disputeId }, orderBy: { versionNo: 'desc' } }),
    db.offer.findFirst({ where: { disputeId, state: 'accepted' }, orderBy: { stateSince: 'desc' } }),
    db.offer.findFirst({
      where: { disputeId, state: 'accepted', amountFen: { not: null } },
      orderBy: { stateSince: 'desc' },
    }),
    db.offer.findFirst({ where: { disputeId, partyId: null, amountFen: null, state: 'open' } }),
  ])
  const people = parties.map(({ partyId, name, side, personId }) => ({ id: partyId, name, side, personId }))
  const inForce = await db.agreementVersion.count({ where: { disputeId, state: 'effective' } })
  /** A new text is being talked about while an earlier one is in force. */
  const mayKeepOld = inForce > 0 && ['drafting', 'signing'].includes(dispute.state)
  const mayResume = inForce === 0 && dispute.state === 'drafting'
  const about = { code: dispute.code ?? '', state: dispute.state, people, own, mayKeepOld, mayResume }
  /** Who claims is paid, as far as one of each side is there; the mediator may turn it round. */
  const soleOf = (side: string) => {
    const [first, ...others] = people.filter((each) => each.side === side)
    return others.length === 0 ? (first?.id ?? null) : null
  }
  const talks = {
    acceptedFen: sum?.amountFen == null ? null : Number(sum.amountFen),
    payerId: soleOf('respondent'),
    payeeId: soleOf('applicant'),
    acceptedTerms: accepted ? codec.openMaybe(termsPlace(accepted.id), accepted.terms) : null,
    isAgreed: accepted !== null,
    pendingPoints: points ? codec.openMaybe(termsPlace(points.id), points.terms) : null,
    routes: routesFor('failed', dispute.intakeType).filter((route) => route in otherRoutes),
  }
  // The talks go on: the dropped text is taken up again only when they lead to one.
  const version = dispute.state === 'inMediation' ? null : latest
  if (!version)
    return {
      ...about,
      ...talks,
      version: null,
      asked: [],
      clauses: [],
      findings: [],
      mainFacts: '',
      progress: null,
      toCheck: null,
    }
  const drafted = await clausesOf(db, codec, version.id)
  const notes = await notesOf(db, codec, version)
  const reader = { tx: db, platform, codec, disputeId, now: platform.clock.law() }
  const { mainFacts } = notes
  const text = { clauses: drafted, mainFacts, appliesJointly: version.jointApplication !== 'notNow' }
  const draft = await draftToCheck(reader, text)
  const findings = checkAgreement(draft)
  const standing = standingReasons(notes, findings, drafted)
  const numbers = numbersOf(drafted)
  return {
    ...about,
    ...talks,
    version: {
      no: version.versionNo,
      state: version.state,
      editNo: version.editNo,
      jointApplication: version.jointApplication === 'notNow' ? ('notNow' as const) : ('apply' as const),
      hash: hex(version.bodySha256),
      effectiveAt: version.effectiveAt,
    },
    mainFacts,
    asked: version.correctsCaseId ? await askedOf(platform, codec, version.correctsCaseId) : [],
    clauses: drafted.map(({ id, key, values }) => ({
      id,
      no: numbers[id] ?? null,
      name: clauseDefinition(key).name[locale === 'en' ? 'en' : 'zh'],
      kind: clauseDefinition(key).kind,
      values,
      key,
      ...renderClause(clauseDefinition(key), values, { locale, parties: people, clauseNumbers: numbers }),
    })),
    findings: findings.map((finding) => ({
      ...findingInWords(finding, { draft, numbers, locale, code: about.code }),
      accepted: standing[finding.rule] ?? null,
    })),
    toCheck: version.state === 'draft' ? forTheForm(draft) : null,
    progress: await progressOf(platform, version),
  }
}
export type DraftView = Awaited<ReturnType<typeof draftView>>
