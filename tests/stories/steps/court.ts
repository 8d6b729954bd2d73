import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playCourt(_story: Story): Promise<void> {}
