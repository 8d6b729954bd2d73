import { z } from 'zod'
import { type StaffRole, staffRoles } from '../engine/actor.ts'
import { endAfter } from './mediator-times.ts'

export const PostBody = z.object({
  /** Null in the draft of a post for somebody whom the platform does not know yet. */
  personId: z.string().nullable(),
  /** Name and number of that person, sealed, until the post is published. */
  sealed: z.string().nullable(),
  role: z.enum(staffRoles),
  organisationId: z.string().nullable(),
  courtId: z.string().nullable(),
  fromOn: z.string(),
  /** The last day; null while no end is set. */
  toOn: z.string().nullable(),
  /** It ends the moment this is published, not at the end of the day. */
  endsAtOnce: z.boolean(),
})
export type PostBody = z.output<typeof PostBody>

/** Posts that belong to a court; all others belong to an organisation. */
export const COURT_POSTS: readonly StaffRole[] = ['clerk', 'judge']

/** The instant from which it is no longer held. */
export const endOf = ({ toOn, endsAtOnce }: PostBody, now: Date): Date | null => {
  if (!toOn) return null
  return endsAtOnce ? now : endAfter(toOn)
}
