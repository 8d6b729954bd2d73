import { sourceOf } from './basis.ts'
import { authorities, diversionTable } from './topics.server.ts'

/** Everything that cannot be mediated here: who is competent, why, and what of it can still be talked about. */
export const elsewhere = () => ({
  emergency: diversionTable.emergencyLine,
  situations: diversionTable.notMediable.map(({ goTo, basis, certainty, ...words }) => ({
    ...words,
    source: sourceOf({ basis, certainty }),
    authorities: authorities(goTo),
  })),
})
