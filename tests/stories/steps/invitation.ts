import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playInvitation(_story: Story): Promise<void> {}
