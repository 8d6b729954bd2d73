import type { Story } from '../story.ts'

/** Comes with its pages. */
export async function playSession(_story: Story): Promise<void> {}
