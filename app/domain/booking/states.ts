const BOOKABLE: readonly string[] = ['preparing', 'scheduled', 'inMediation', 'drafting']

/** Whether a meeting can be booked where the dispute stands. */
export const mayBook = (state: string): boolean => BOOKABLE.includes(state)
