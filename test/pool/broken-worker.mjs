/** A worker with a bug at its start. */
throw new RangeError('a bug');
