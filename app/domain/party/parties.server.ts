import type { Tx } from '#prisma/client.server.ts'
import { type PersonView, readPerson } from '../account/people.server.ts'
import type { Platform } from '../platform/platform.ts'

/** One party of a dispute with everything that those may see who are entitled to everything. */
export interface PartyView extends Omit<PersonView, 'id'> {
  readonly partyId: string
  readonly personId: string
  readonly side: 'applicant' | 'respondent' | 'third'
  readonly ordinal: number
  /** Who acts for an organisation, as written at filing; null for people. */
  readonly representative: string | null
}

const SIDE_ORDER = ['applicant', 'respondent', 'third']

/** The parties of a dispute, applicants first, in the order of the papers; who left is not among them. */
export async function partiesOf(tx: Tx, platform: Pick<Platform, 'keys'>, disputeId: string): Promise<PartyView[]> {
  const rows = await tx.party.findMany({
    where: { disputeId, leftAt: null },
    include: { powersOfAttorney: { where: { capacity: 'legalRepresentative', revokedAt: null } } },
  })
  const views = await Promise.all(
    rows.map(async (row) => {
      const { id: _, ...person } = await readPerson(tx, platform, row.personId)
      const agent = row.powersOfAttorney[0]
      const representative = agent ? (await readPerson(tx, platform, agent.agentId)).name : null
      return {
        ...person,
        partyId: row.id,
        personId: row.personId,
        side: row.side as PartyView['side'],
        ordinal: row.ordinal,
        representative,
      }
    }),
  )
  return views.sort((a, b) => SIDE_ORDER.indexOf(a.side) - SIDE_ORDER.indexOf(b.side) || a.ordinal - b.ordinal)
}
