// Who may import whom: the table of docs/decisions/0001, held by `npm run check`.
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const tests = '\\.(test|testing)\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'What needs each other belongs together.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'core-is-pure',
      'Rules know no world: no Node, no npm, no other folder.',
      { path: '^src/core/', pathNot: tests },
      { pathNot: '^src/core/' },
    ),
    forbid(
      'adapters-know-their-network',
      'An adapter knows core types, outbound and its own network.',
      { path: '^src/networks/', pathNot: [tests, 'contract\\.ts$'] },
      { path: '^src/(features|ui|platform)/|^src/[^/]+$', pathNot: '^src/platform/outbound\\.ts$' },
    ),
    forbid(
      'archives-run-everywhere',
      'Archives are read in the browser and in Node alike: core, and what runs in both.',
      { path: '^src/archives/', pathNot: [tests, 'contract\\.ts$'] },
      { path: '^src/(features|ui|platform|networks)/|^src/[^/]+$', dependencyTypes: ['local'] },
    ),
    forbid(
      'archives-know-no-node',
      'What is Node alone does not run in a browser.',
      { path: '^src/archives/', pathNot: [tests, 'contract\\.ts$'] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'platform-knows-no-feature',
      'Platform is npm and Node.',
      { path: '^src/platform/', pathNot: tests },
      { path: '^src/(core|features|ui|networks)/' },
    ),
    forbid(
      'features-keep-their-queries',
      "Another feature's use case, not its queries, views or pages.",
      { path: '^src/features/([^/]+)/', pathNot: tests },
      {
        path: '^src/features/([^/]+)/(queries\\.ts|views\\.tsx|pages/)',
        pathNot: '^src/features/$1/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'features-know-no-adapter',
      'The port and the intents, not an adapter.',
      { path: '^src/features/', pathNot: tests },
      { path: '^src/networks/', pathNot: '^src/networks/(network|intents)\\.ts$' },
    ),
    forbid(
      'features-know-no-wiring',
      'What wires features is not theirs.',
      { path: '^src/features/', pathNot: tests },
      { path: '^src/[^/]+$', pathNot: '^src/(context|request)\\.ts$' },
    ),
    forbid(
      'ui-is-ui',
      'Shared parts know core types and nothing behind.',
      { path: '^src/ui/', pathNot: tests },
      { path: '^src/(platform|features|networks)/|^src/[^/]+$' },
    ),
    forbid(
      'config-alone-reads-the-environment',
      'See src/config.ts.',
      { path: '^src/', pathNot: ['^src/config\\.ts$', tests] },
      { path: '^(node:)?process$' },
    ),
    forbid(
      'no-test-in-the-house',
      'Tests may use the house, not the other way.',
      { path: '^(src|bin)/', pathNot: [tests, 'contract\\.ts$'] },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.react-router|test/peers)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
