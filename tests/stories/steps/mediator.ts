import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playMediator(_story: Story): Promise<void> {}
