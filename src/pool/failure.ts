/** What is said of a document at which extraction failed: the message alone for a user's error, with its kind for anything else. */
import { StandpointError } from '../errors.ts';

export function describe(error: unknown): string {
  if (error instanceof StandpointError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
