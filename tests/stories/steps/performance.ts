import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playPerformance(_story: Story): Promise<void> {}
