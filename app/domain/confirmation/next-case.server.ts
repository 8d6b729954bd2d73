import { LAW_TIME_ZONE } from '../calendar/days.ts'
import type { Platform } from '../platform/platform.ts'
import { ENDED_BY_RULING, RULINGS } from './ruling.server.ts'

const CLERKS = ['lodged', 'accepted', 'inquiring']
const JUDGES = ['awaitingRuling']

/**
 * Code of the next case after this one that waits for the same hand, in the order of the queue, from the top again at
 * its end; null when none is left. Asked of the database, so that a page does not read the whole queue.
 */
export async function nextCase(
  { db }: Pick<Platform, 'db'>,
  courtIds: readonly string[],
  { code, isJudge }: { readonly code: string; readonly isJudge: boolean },
): Promise<string | null> {
  const [courts, states, ended] = [[...courtIds], isJudge ? JUDGES : CLERKS, isJudge ? ENDED_BY_RULING : []]
  const found = await db.$queryRaw<{ code: string }[]>`
    with queue as (
      select d.code collate "C" as code, due.day, c.state = any(${states}::text[]) or c.state = any(${ended}::text[])
        and c.ruling_kind in ('notAccept', 'withdraw') and not exists (
          select from document p where p.case_id = c.id and p.template_id = any(${[...RULINGS]}::text[])) as waits
      from confirmation_case c join dispute d on d.id = c.dispute_id
      cross join lateral (
        -- The day as it is shown: the earlier one while the holidays of its year are not published.
        select coalesce(min(case when x.is_flagged then least(x.target_on, x.last_day) else x.last_day end), 'infinity') as day
        from (
          select is_flagged, target_on, ((due_at - interval '1 millisecond') at time zone ${LAW_TIME_ZONE})::date as last_day
          from deadline where dispute_id = c.dispute_id and key like 'court.%'
            and met_at is null and cancelled_at is null and missed_at is null and paused_at is null
        ) x
      ) due
      where c.court_id = any(${courts}::uuid[]) and (c.state = any(${states}::text[]) or c.state = any(${ended}::text[]) or d.code = ${code})
    ),
    here as (select day, code from queue where code = ${code} order by day limit 1)
    select queue.code from queue left join here on true
    where queue.waits and queue.code <> ${code}
    order by coalesce((queue.day, queue.code) > (here.day, here.code), true) desc, queue.day, queue.code limit 1`
  return found[0]?.code ?? null
}
