/** A carrier will never take this message, such as for a number that does not exist: trying again is of no use. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused'
}
