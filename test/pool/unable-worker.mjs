/** A worker whose model is missing. */
process.send({ unable: { message: 'The model is missing.', advice: 'Install again.', exitCode: 2 } });
