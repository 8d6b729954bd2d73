import { createHash } from 'node:crypto'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { payloadText } from '../engine/trail.server.ts'
import type { Act } from '../engine/types.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import { type PartyView, partiesOf } from '../party/parties.server.ts'
import type { DraftClause } from './clauses/definition.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { renderClause } from './clauses/render.ts'
import { clausesOf, notesOf } from './versions.server.ts'

export interface Bilingual {
  readonly 'zh-CN': string
  readonly en: string
}

/** A party as the agreement names it. */
export interface FrozenParty {
  readonly partyId: string
  readonly personId: string
  /** Number on the paper, from 1; names the signature field. */
  readonly ordinal: number
  readonly role: 'applicant' | 'respondent' | 'thirdParty'
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly sex?: 'male' | 'female'
  readonly bornOn?: string
  readonly idKind?: 'residentId' | 'passport'
  readonly idNumber?: string
  readonly creditCode?: string
  readonly legalRepresentative?: string
  readonly address?: string
  readonly phone?: string
}

export interface FrozenClause extends DraftClause {
  /** Number in part three, from 1; null for what stands in part six. */
  readonly no: number | null
  readonly formal: Bilingual
}

/** The whole text as it is read and signed: everything that the paper prints but its number and its day. */
export interface FrozenText {
  readonly format: 1
  readonly versionNo: number
  readonly disputeKind: Bilingual
  readonly appliedOn: string | null
  readonly organisation: string
  readonly mediators: readonly { readonly personId: string; readonly name: string }[]
  readonly parties: readonly FrozenParty[]
  readonly mainFacts: string
  readonly clauses: readonly FrozenClause[]
  readonly jointApplication: 'apply' | 'notNow'
  /** Warnings that the mediator accepted, with his reasons; the court sees them. */
  readonly accepted: Readonly<Record<string, string>>
  /** What each reason was given for, so that it falls when the text is taken back and changed there. */
  readonly acceptedFor?: Readonly<Record<string, string>>
}

const ROLES = { applicant: 'applicant', respondent: 'respondent', third: 'thirdParty' } as const

/** A mobile number as people write it. */
const national = (phone: string | null) => phone?.replace(/^\+86/, '')

function identityOf(party: PartyView): Partial<FrozenParty> {
  if (!party.idNumber) return {}
  if (party.kind === 'organisation') return { creditCode: party.idNumber }
  const resident = readResidentId(party.idNumber)
  if (!resident.ok) return { idKind: 'passport', idNumber: party.idNumber }
  const { sex, bornOn, number } = resident.value
  return { idKind: 'residentId', idNumber: number, sex, bornOn }
}

async function serviceAddressOf(act: Act, partyId: string): Promise<string | null> {
  const row = await act.tx.serviceAddress.findFirst({ where: { partyId, replacedAt: null } })
  return row ? act.codec.open(`service_address.address/${row.id}`, row.address) : null
}

/** The parties in the order of the papers, with what is known of them; what is not known is left out. */
export async function frozenParties(act: Act): Promise<FrozenParty[]> {
  const parties = await partiesOf(act.tx, act.platform, act.disputeId)
  return Promise.all(
    parties.map(async (party, index) => {
      const address = party.postal ?? (await serviceAddressOf(act, party.partyId))
      const phone = national(party.phone)
      return {
        partyId: party.partyId,
        personId: party.personId,
        ordinal: index + 1,
        role: ROLES[party.side],
        kind: party.kind,
        name: party.name,
        ...identityOf(party),
        ...(party.representative ? { legalRepresentative: party.representative } : {}),
        ...(address ? { address } : {}),
        ...(phone ? { phone } : {}),
      }
    }),
  )
}

/** Mediators in office, the lead first. */
export async function mediatorsOf(act: Act): Promise<{ personId: string; name: string }[]> {
  const rows = await act.tx.assignment.findMany({
    where: { disputeId: act.disputeId, state: 'active', capacity: { in: ['lead', 'coMediator'] } },
    orderBy: [{ capacity: 'desc' }, { id: 'asc' }],
  })
  return Promise.all(
    rows.map(async ({ personId }) => ({ personId, name: (await readPerson(act.tx, act.platform, personId)).name })),
  )
}

/** Numbers of the clauses of part three; terms on default stand in part six and have none. */
export function numbersOf(clauses: readonly DraftClause[]): Readonly<Record<string, number>> {
  const counted = clauses.filter(({ key }) => clauseDefinition(key).kind !== 'default')
  return Object.fromEntries(counted.map(({ id }, index) => [id, index + 1]))
}

/** Clauses with their formal words in both languages. */
export function frozenClauses(clauses: readonly DraftClause[], parties: readonly FrozenParty[]): FrozenClause[] {
  const clauseNumbers = numbersOf(clauses)
  const people = parties.map(({ partyId, name }) => ({ id: partyId, name }))
  const formal = (clause: DraftClause, locale: 'zh-CN' | 'en') =>
    renderClause(clauseDefinition(clause.key), clause.values, { locale, parties: people, clauseNumbers }).formal
  return clauses.map((clause) => ({
    ...clause,
    no: clauseNumbers[clause.id] ?? null,
    formal: { 'zh-CN': formal(clause, 'zh-CN'), en: formal(clause, 'en') },
  }))
}

const kindWords = (intakeType: string): Bilingual => {
  if (!isIntakeType(intakeType)) return { 'zh-CN': '民间纠纷', en: 'a civil dispute' }
  const { zh, en } = intakeTopic(intakeType).name
  return { 'zh-CN': /纠纷$/u.test(zh) ? zh : `${zh}纠纷`, en }
}

interface Source {
  readonly id: string
  readonly disputeId: string
  readonly versionNo: number
  readonly jointApplication: string | null
  readonly body: Uint8Array | null
}

/** Puts the text together from the draft. */
export async function textOfDraft(act: Act, version: Source): Promise<FrozenText> {
  const [dispute, parties, mediators, clauses, notes] = await Promise.all([
    act.tx.dispute.findFirstOrThrow({ where: { id: act.disputeId }, include: { organisation: true } }),
    frozenParties(act),
    mediatorsOf(act),
    clausesOf(act.tx, act.codec, version.id),
    notesOf(act.tx, act.codec, version),
  ])
  return {
    format: 1,
    versionNo: version.versionNo,
    disputeKind: kindWords(dispute.intakeType),
    appliedOn: dispute.filedAt ? dayOf(dispute.filedAt) : null,
    organisation: dispute.organisation?.name ?? '',
    mediators,
    parties,
    mainFacts: notes.mainFacts,
    clauses: frozenClauses(clauses, parties),
    jointApplication: version.jointApplication === 'notNow' ? 'notNow' : 'apply',
    accepted: notes.accepted,
    acceptedFor: notes.acceptedFor,
  }
}

/** SHA-256 of the text; people read and sign exactly these bytes. */
export const hashOfText = (text: FrozenText): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(payloadText(text)).digest())
