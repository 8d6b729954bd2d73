export type RoomSide = 'applicant' | 'respondent' | 'mediator'

/** The letter of each side in the room. */
export const sideLetters = { applicant: 'a', respondent: 'b', mediator: 'm' } as const satisfies Record<
  RoomSide,
  string
>
