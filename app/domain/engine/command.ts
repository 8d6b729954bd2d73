import type { z } from 'zod'
import { type EventOf, transitionOf, type WorkflowId } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'
import type { Command } from './types.ts'

/** Keeps the types of input and result of a command. */
export const defineCommand = <Input extends z.ZodType, Result>(
  command: Command<Input, Result>,
): Command<Input, Result> => command

/** Who may cause an event, by the column `by` of its row. */
export const byOf = <W extends WorkflowId>(workflow: W, event: EventOf<W>): readonly Role[] =>
  transitionOf(workflow, event).by
