import type { Platform } from '../platform/platform.ts'

/** How much there is of everything: all that an administrator of the platform sees of cases. */
export async function countsOf({ db }: Platform) {
  const [disputes, people, organisations, courts, waiting, dead] = await Promise.all([
    db.dispute.count({ where: { code: { not: null } } }),
    db.person.count(),
    db.organisation.count(),
    db.court.count(),
    db.outbox.count({ where: { state: 'todo' } }),
    db.outbox.count({ where: { state: 'dead' } }),
  ])
  return { disputes, people, organisations, courts, waiting, dead }
}
