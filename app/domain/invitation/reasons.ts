/** Why somebody does not take part; the words go to the applicant only when he says so. */
export const declineReasons = ['alreadySettled', 'notMyMatter', 'preferCourt', 'noTime', 'noTrust', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** So many names that differ end a link. */
export const MOST_MISMATCHES = 3

/** What a respondent says to one claim. */
export const claimAnswers = ['agree', 'partly', 'deny', 'unclear'] as const
export type ClaimAnswer = (typeof claimAnswers)[number]
