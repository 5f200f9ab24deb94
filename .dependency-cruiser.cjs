/** The ladder: a room may import only rooms below it, type imports included. */
const ladder = [
  'console',
  'exports',
  'filings',
  'trust',
  'dispatch',
  'notices',
  'obligations',
  'pager',
  'people',
  'incidents',
  'organizations',
  'rules',
  'platform/auth',
  'platform/audit',
  'platform/jobs',
  'platform/mail',
  'platform/web',
  'platform/keys',
  'platform/files',
  'platform/documents',
  'platform/graphql',
  'platform/database',
  'domain',
];

const noClimbing = ladder.slice(1).map((room, i) => ({
  name: `${room.replace('/', '-')}-climbs`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${ladder.slice(0, i + 1).join('|')})/|^src/[^/]+\\.ts$` },
}));

/** The rooms within notices; the notice itself, in the folder's own files, lies below them all. */
const insideNotices = [
  'approval',
  'changes',
  'drafts',
  'difference',
  'checks',
  'own-texts',
  'texts',
  'audience',
  'render',
];

const noClimbingInside = [
  ...insideNotices.slice(1).map((room, i) => ({ room: `${room}/`, above: insideNotices.slice(0, i + 1) })),
  { room: '[^/]+\\.ts$', above: insideNotices },
].map(({ room, above }) => ({
  name: 'climbs-inside-notices',
  severity: 'error',
  from: { path: `^src/notices/${room}` },
  to: { path: `^src/notices/(${above.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...noClimbing,
    ...noClimbingInside,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rooms-are-listed',
      comment: 'Every folder of src is a room of the ladder.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${ladder.join('|')}|commands)/` },
      to: {},
    },
    {
      name: 'only-the-command-line-commands',
      comment: 'commands/ is the command line: it composes everything, and nothing but main.ts knows it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts$|commands/)' },
      to: { path: '^src/commands/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/|node_modules/(@types/)?luxon/|^node:crypto$|^crypto$' },
    },
    {
      name: 'rows-know-no-graphql',
      severity: 'error',
      from: { path: '\\.row\\.ts$' },
      to: { path: 'node_modules/type-graphql|\\.(type|resolver)\\.ts$' },
    },
    {
      name: 'resolvers-are-leaves',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '\\.(resolver|route)\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
