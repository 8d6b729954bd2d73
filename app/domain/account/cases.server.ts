import type { Locale } from '#app/i18n/locale.ts'
import { dayOf } from '../calendar/days.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { type DisputeState, workflows } from '../workflow/index.ts'
import type { Role, StateRow } from '../workflow/types.ts'

export interface CaseRow {
  readonly code: string
  readonly topic: string
  readonly state: string
  /** Words of the state. */
  readonly says: string
  readonly isMine: boolean
  readonly isEnded: boolean
  readonly dueOn: string | null
  /** The holidays of that year are not published: the day shown is the earlier one. */
  readonly dueIsFlagged: boolean
}

const waitsFor = (side: string, row: StateRow): boolean => {
  const roles: readonly Role[] = row.waitsFor
  return roles.includes('party') || roles.includes(side === 'applicant' ? 'applicant' : 'respondent')
}

/** The cases of a person: those that wait for him first, ended ones last, the nearest day before the later. */
export async function casesOf({ db }: Platform, personId: string, locale: Locale): Promise<CaseRow[]> {
  const rows = await db.party.findMany({
    where: { personId, leftAt: null, dispute: { code: { not: null } } },
    include: { dispute: { select: { code: true, intakeType: true, state: true, dueOn: true, dueIsFlagged: true } } },
  })
  const cases = rows.map(({ side, dispute: { code, intakeType, state, dueOn, dueIsFlagged } }): CaseRow => {
    const row = (workflows.dispute.states as Readonly<Record<string, StateRow>>)[state as DisputeState]
    const name = isIntakeType(intakeType) ? intakeTopic(intakeType).name : { zh: '', en: '' }
    return {
      code: code ?? '',
      topic: locale === 'en' ? name.en : name.zh,
      state,
      says: (locale === 'en' ? row?.en : row?.zh) ?? '',
      isMine: row !== undefined && waitsFor(side, row),
      isEnded: row?.stage === 'closed',
      dueOn: dueOn ? dayOf(dueOn) : null,
      dueIsFlagged,
    }
  })
  const rank = ({ isMine, isEnded }: CaseRow) => (isEnded ? 2 : isMine ? 0 : 1)
  return cases.sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
