/** A box as it was chosen: filled, or left empty. */
export const tick = (isChosen: boolean): string => (isChosen ? '■' : '□')
