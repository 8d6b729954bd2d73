import { readPerson } from '../../account/people.server.ts'
import { partiesOf } from '../../party/parties.server.ts'
import type { SignedObject } from './objects.server.ts'

/** What follows when the last party has signed the application; set by the area of the court. */
let onRecorded: SignedObject['recorded'] = async () => undefined

/** Lets the area of the court carry on after each recorded signature of an application. */
export const whenApplicationSigned = (next: SignedObject['recorded']): void => {
  onRecorded = next
}

/** The joint application: every party is 申请人, signs its own field, and a later lodging is a paper of its own. */
export const applicationObject: SignedObject = {
  templateId: 'judicial-confirmation-application',
  isOpen: async (db, { caseId }) => {
    const row = await db.confirmationCase.findFirst({ where: { id: caseId ?? '' }, select: { state: true } })
    return row !== null && ['collecting', 'returned'].includes(row.state)
  },
  async signerOf(platform, intent, slot) {
    const caseRow = await platform.db.confirmationCase.findFirstOrThrow({ where: { id: intent.caseId ?? '' } })
    const parties = await partiesOf(platform.db, platform, caseRow.disputeId)
    const party = parties.find(({ partyId }) => partyId === slot.partyId)
    const name = party?.representative ?? party?.name
    return {
      name: name ?? (await readPerson(platform.db, platform, intent.personId ?? '')).name,
      role: 'party',
      roleLabel: '申请人',
    }
  },
  recorded: (act, intent, revisionId) => onRecorded(act, intent, revisionId),
  failed: async () => undefined,
}
