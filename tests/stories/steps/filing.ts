import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playFiling(_story: Story): Promise<void> {}
