import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporary.ts', 'test/real/neo4j-lease.ts', 'test/page/bundle.mjs'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // The model is loaded once a file: more files at a time than cores only wait for each other.
    maxWorkers: 2,
  },
});
