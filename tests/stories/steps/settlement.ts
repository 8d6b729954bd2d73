import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playSettlement(_story: Story): Promise<void> {}
