/** Where a dispute stands while whoever declined may still say yes: others are waited for, or nobody was willing. */
export const STILL_OPEN = ['inviting', 'refused'] as const

/** Whether somebody who declined may still change his mind. */
export const mayChangeMind = (disputeState: string, invitationState: string | null): boolean =>
  invitationState === 'declined' && (STILL_OPEN as readonly string[]).includes(disputeState)
