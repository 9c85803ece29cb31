/** What ends a command with one plain sentence on stderr: exit 1 for a failure, 2 for bad arguments. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function badArgument(message: string): CommandError {
  return new CommandError(message, 2);
}
