/** Name of a file that says, while it lies in a data folder: a restore into it did not come to its end. */
export const UNFINISHED = 'restore-unfinished'
