import type { Tx } from '#prisma/client.server.ts'
import type { SignerSlot } from '#prisma/generated/client.ts'
import { readPerson } from '../../account/people.server.ts'
import { partiesOf } from '../../party/parties.server.ts'
import type { Platform } from '../../platform/platform.ts'

/** The name in which somebody signs: his own, or that of the person who acts for an organisation. */
export async function signerName(
  tx: Tx | Platform['db'],
  platform: Pick<Platform, 'keys'>,
  slot: Pick<SignerSlot, 'partyId'>,
  personId: string,
): Promise<string> {
  const own = await readPerson(tx, platform, personId)
  if (!slot.partyId) return own.name
  const party = await tx.party.findFirst({ where: { id: slot.partyId }, select: { disputeId: true } })
  const parties = party ? await partiesOf(tx, platform, party.disputeId) : []
  return parties.find(({ partyId }) => partyId === slot.partyId)?.representative ?? own.name
}
