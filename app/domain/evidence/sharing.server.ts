import type { Act } from '../engine/types.ts'

/** Shows an item to the other side: by its owner, or by the platform once both sides are in. */
export async function shareItem(act: Act, evidenceId: string): Promise<void> {
  const asOwner = act.roles.has('party') && (await ownsIt(act, evidenceId))
  if (asOwner) await act.move('evidenceItem', evidenceId, 'share')
  else await act.follow('evidenceItem', evidenceId, 'share', { byIntention: true })
  await act.tx.evidenceItem.updateMany({ where: { id: evidenceId, sharedAt: null }, data: { sharedAt: act.now } })
}

async function ownsIt(act: Act, evidenceId: string): Promise<boolean> {
  if (act.actor.kind !== 'person') return false
  const item = await act.tx.evidenceItem.findFirst({ where: { id: evidenceId } })
  const party = item?.partyId ? await act.tx.party.findFirst({ where: { id: item.partyId } }) : null
  return party?.personId === act.actor.personId
}

/** `audience: all` is an intention until both sides are in; then every such item becomes visible in the same transaction. */
export async function shareIntended(act: Act): Promise<void> {
  const items = await act.tx.evidenceItem.findMany({
    where: { disputeId: act.disputeId, state: 'verified', audience: 'all', sharedAt: null },
    orderBy: { exhibitNo: 'asc' },
    select: { id: true },
  })
  const isIn = (await act.tx.invitation.count({ where: { disputeId: act.disputeId, state: 'accepted' } })) > 0
  if (!isIn) return
  for (const { id } of items) await shareItem(act, id)
}
