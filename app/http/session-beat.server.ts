import { z } from 'zod'
import { DomainError } from '#app/domain/errors.ts'
import { takeBeat } from '#app/domain/session/presence.server.ts'
import { caseForm } from './case-form.server.ts'
import { requirePerson } from './context.server.ts'
import { wordsOnly } from './form.server.ts'
import { requireMediator } from './session.server.ts'

const MOST_SPEAKERS = 12

const Beat = z.object({
  here: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  spoken: z
    .string()
    .max(1_200)
    .regex(/^(?:seat-[0-9a-f-]{36}:\d{1,5}(?:,|$))*$/)
    .default('')
    .transform((text) =>
      text
        .split(',')
        .filter(Boolean)
        .slice(0, MOST_SPEAKERS)
        .map((one) => {
          const [identity = '', ms = '0'] = one.split(':')
          return { identity, ms: Number(ms) }
        }),
    ),
})

/** The sign of life that a mediator's console gives each second. */
export const mediatorBeat = wordsOnly(
  caseForm(async ({ fields }, context) => {
    requireMediator(context)
    const beat = Beat.safeParse(fields)
    if (!beat.success) throw new DomainError('request/invalid')
    await takeBeat(context.platform, context.disputeId, requirePerson(context).personId, beat.data)
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
  }),
)
