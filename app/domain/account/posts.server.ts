import type { Tx } from '#prisma/client.server.ts'

/** The part of a query for posts that are held at this instant. */
export const inForce = (at: Date) => ({
  validFrom: { lte: at },
  OR: [{ validTo: null }, { validTo: { gt: at } }],
})

/** The part of a query for entries of a roster, which count by days; the last day is the one before `validTo`. */
export const onRoster = (today: Date) => ({
  validFrom: { lte: today },
  OR: [{ validTo: null }, { validTo: { gt: today } }],
})

/**
 * Sees to the posts that have ended: whoever held one is logged out everywhere, so that nothing open keeps what he no
 * longer holds. What he had in hand stays where it is and is listed for others to take over.
 */
export async function closeEndedPosts(tx: Tx, now: Date): Promise<number> {
  const ended = await tx.staffRole.findMany({
    where: { closedAt: null, validTo: { lte: now } },
    select: { id: true, personId: true },
  })
  if (ended.length === 0) return 0
  await tx.loginSession.updateMany({
    where: { personId: { in: ended.map(({ personId }) => personId) }, revokedAt: null },
    data: { revokedAt: now },
  })
  await tx.staffRole.updateMany({ where: { id: { in: ended.map(({ id }) => id) } }, data: { closedAt: now } })
  return ended.length
}
