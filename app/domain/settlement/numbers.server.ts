import { dayOf } from '../calendar/days.ts'
import { type FileNumberKind, fileNumber } from '../dispute/numbering.ts'
import type { Act } from '../engine/types.ts'

/** The organisation's word for numbers: 诸调 files its cases as （2026）诸人调字第17号. */
const wordOf = (mark: string): string => mark.replace(/调$/u, '')

/** The next number of an organisation, gap-free within the year: a transaction that fails gives it back. */
export async function takeOrganisationNumber(act: Act, kind: FileNumberKind): Promise<string> {
  const { organisationId } = await act.dispute()
  if (!organisationId) throw new Error('a dispute without an organisation has no file number')
  const organisation = await act.tx.organisation.findFirstOrThrow({ where: { id: organisationId } })
  const year = Number(dayOf(act.now).slice(0, 4))
  const rows = await act.tx.$queryRaw<{ last: number }[]>`
    insert into organisation_number (organisation_id, kind, year, last) values (${organisationId}::uuid, ${kind}, ${year}, 1)
    on conflict (organisation_id, kind, year) do update set last = organisation_number.last + 1 returning last`
  return fileNumber(kind, { year, mark: wordOf(organisation.mark), n: rows[0]?.last ?? 1 })
}
