/** Tests of the acts and effects that no kept script reaches; with `YANHE_CRASHES` each breaks off at each point once. */
export const otherWays: readonly string[] = [
  'tests/court',
  'tests/domain/dispatch.test.ts',
  'tests/domain/invitation.test.ts',
  'tests/domain/invitation-again.test.ts',
  'tests/domain/ladder.test.ts',
  'tests/filing/filing.test.ts',
  'tests/filing/handover.test.ts',
  'tests/filing/helper.test.ts',
  'tests/filing/kinds.test.ts',
  'tests/filing/receipt.test.ts',
  'tests/filing/spoken.test.ts',
  'tests/mediator',
  'tests/room/seats.test.ts',
  'tests/room/webhooks.test.ts',
  'tests/settlement/agreement.test.ts',
  'tests/storage/evidence.test.ts',
]
