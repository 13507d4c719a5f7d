/** The architecture as rules: each stage knows model.ts, the lexicon and the stages before it, never a later one. */
const stages = [
  'documents',
  'analysis',
  'mentions',
  'statements',
  'entities',
  'positions',
  'codebook',
  'graph',
  'corrections',
  'neo4j',
  'exports',
  'imports',
  'networks',
  'review',
  'compare',
];

module.exports = {
  forbidden: [
    ...stages.map((stage, i) => ({
      name: `${stage}-knows-no-later-stage`,
      comment:
        'A stage is a function of what came before; a later one may be replaced without touching it. After the graph: corrections change ' +
        'it, exports write it, networks and comparisons read it, a review samples it.',
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: `^src/(${[...stages.slice(i + 1), 'cli', 'page'].join('|')})/|^src/(pipeline|index)\\.ts` },
    })),
    {
      name: 'lexicon-is-data',
      comment: 'Vocabulary knows no logic.',
      severity: 'error',
      from: { path: '^src/lexicon/' },
      to: { path: `^src/(${stages.join('|')}|cli|page)/|^src/(pipeline|index)\\.ts` },
    },
    {
      name: 'only-the-entry-knows-the-cli',
      comment: 'The library works without the command line.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-circles',
      comment: 'What needs each other is one thing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans-abroad',
      comment: 'Only what package.json lists.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
  },
};
